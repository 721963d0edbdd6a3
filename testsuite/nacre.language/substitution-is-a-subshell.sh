# portable
x=1
y=$(x=2; echo $x; cd /; exit 3; echo no)
echo $x $y $?
f() { echo f $x; x=3; }
echo $(f; f) $x
set -- a b
echo $(shift; echo $#) $#
test "$(echo $$)" = $$ && echo pid
trap 'echo exit' EXIT
z=$(trap 'echo inner' EXIT; echo z)
echo $z
echo $(exec echo replaced; echo no)
