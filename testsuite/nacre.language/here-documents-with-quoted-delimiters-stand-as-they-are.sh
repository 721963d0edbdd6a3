# portable
cat <<'E'
$x ${y $(z `w \$ \\ \
'" E
 E
E
cat <<\E
$x
E
cat <<"E F"
$x \
E F
cat <<E'n'"d"
$x
End
cat <<''
$x up to an empty line

cat <<'$x'
y
$x
cat <<$x
z
$x
