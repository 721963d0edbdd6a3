# what ends a script is told at a prompt, and the next line is read
PS1= PS2= $NACRE -i 2>errors <<'E'
echo ${u?not set}
echo a
echo $((1 / 0))
echo b; . ./nosuch; echo no
echo c $?
readonly r=1
r=2; echo no
echo d
if; then
echo e $?
set -u
echo $u; echo no
set +u
echo f $?
export -Z
: <nosuch; echo no
echo g
exec ./nosuch
echo h
for i in 1; do echo $((x +)); done; echo no
echo i
echo $(echo ${u?}; echo no)
echo j
E
echo $?
grep -c . errors >/dev/null && echo told
