child() { fork c; if [ "$c" -eq 0 ]; then "$@"; _exit 99; fi; waitpid -v p,s $c; [ "$s" = 0 ] || echo "status $s"; }
export HERE=shell
child execl /bin/sh argv0 -c 'echo "$0 $1 $HERE"' l "l arg"
child execlp sh argv0 -c 'echo "$0 $1 $HERE"' lp "lp arg"
child execle /bin/sh argv0 -c 'echo "$0 $1 ${HERE-unset} $A"' le -- -- A=env
child execlpe sh argv0 -c 'echo "$0 $1 ${HERE-unset} $A"' lpe x -- A="new env"
set -- argv0 -c 'echo "$0 $1 ${HERE-unset} $A"' list "$@"
child execv /bin/sh "$@" arg
child execvp sh "$@" arg
child execve /bin/sh "$@" arg -- A=env HERE=
child execvpe sh "$@" arg --
