# the rest is taken, and a warning tells where it began
cat <<E
one
two
