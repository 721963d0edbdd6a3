# portable
m() { case $1 in ($2) printf 'y ';; (*) printf 'n ';; esac; }
m a '[[=a=]]'; m b '[[=a=]b]'; m c '[[=a=]b]'; m - '[[.-.]a]'; m a '[[.-.]a]'; m b '[[.a.]-c]'; m ']' '[[.].]]'; echo
