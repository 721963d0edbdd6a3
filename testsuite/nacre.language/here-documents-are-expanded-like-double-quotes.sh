# portable
x='a  b' n=
cat <<E
$x ${x} ${n:-d e} $((1 + 1)) $(echo "f  g") `echo h` "$x" '$x' "'"
\$x \\ \` \a \" \' \
joined $ $. $'a' ~ * \\\$x
	tab kept
E
cat <<E
${x#a } ${u-"q  r"} ${u-'s'} ${u-a\}b} ${n:-two
lines} $(cat <<F
inner $x
F
) ${#x}
E
set -- 1 '2  3'
cat <<E
$@ $* "$@" $# $1
E
