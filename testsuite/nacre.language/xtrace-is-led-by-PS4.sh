exec 2>&1
PS4='$x> '
x=5
set -x
echo a
x=6
echo $? b
PS4='$(echo sub) $LINENO: '
echo c
(exit 3) || echo $?
y=$(exit 4)
echo $?
unset PS4
echo d
