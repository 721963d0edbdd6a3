trap 'echo "USR1 has come"' USR1
getpid -v me
sigprocmask; sigprocmask block USR1 SIGUSR2
sigprocmask
sigprocmask -r
kill -USR1 $me; kill -USR1 $me
echo "pending: $(sigpending; echo none in a substitution)"
sigpending; sigpending -r
sigpending -v what; echo "what: $what"
sigprocmask -v old unblock USR1
echo "old:" $old
sigprocmask setmask $old; sigprocmask setmask; sigprocmask -r
sigprocmask SIG_BLOCK all; sigprocmask | grep -c -e KILL -e STOP
sigprocmask SIG_SETMASK 1 15; sigprocmask
/bin/sh -c 'grep SigBlk /proc/self/status'
sigprocmask nope; echo $?
sigprocmask block NOPE; echo $?
sigprocmask block EXIT; echo $?
sigpending x; echo $?
inject sigprocmask EINVAL
sigprocmask; echo $?
inject sigpending EFAULT
sigpending; echo $?
