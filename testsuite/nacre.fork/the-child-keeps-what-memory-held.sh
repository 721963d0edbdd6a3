f() { echo "function: $1"; }
set -f a b
x=variable
trap 'echo "EXIT in $who"' EXIT
trap 'echo "USR1 in $who"' USR1
who=parent
fork child
if [ "$child" -eq 0 ]; then
    who=child
    f "$x $2 $-" | sed 's/[^ ]*f[^ ]*$/has f/'
    getpid -v me; kill -USR1 $me
    exit 7
fi
waitpid -v pid,status $child; echo $status
x=changed
fork child
if [ "$child" -eq 0 ]; then
    who=child
    _exit 8
fi
waitpid -v pid,status $child; echo $status
