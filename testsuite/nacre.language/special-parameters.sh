# portable
# args: one two
test "$$" -gt 1 && test "$$" = "$(echo $$)" && echo pid
(exit 3)
echo $?
echo $?
sleep 0 &
test $! -gt 0 && kill -0 $! 2>/dev/null; wait $!
echo $? $#
case $0 in (*/special-parameters.sh) echo name;; esac
f() { case $0 in (*/special-parameters.sh) echo the same name;; esac; echo $# $1; }
f x y z
case $- in (*[!a-zA-Z]*) echo no;; (*) echo letters;; esac
