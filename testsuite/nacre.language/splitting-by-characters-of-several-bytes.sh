# locale: C.UTF-8
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
IFS=é
x=aébèc
f $x
x=éaéé
f $x
set -- 1 2 3
f "$*"
IFS='é 日'
x='a é b日c  d'
f $x
echo 'aéb日 c d' | { read x y; echo "[$x][$y]"; }
# a byte of a separator is no separator
IFS=é
x=$(printf 'a\303b')
f $x | od -An -c
