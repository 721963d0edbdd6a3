fork child
if [ "$child" -eq 0 ]; then
    getpid -v me
    setpgid; getpgrp -v group; [ "$group" = "$me" ] && echo a group of its own
    setsid 2>/dev/null || echo the leader of a group is refused
    _exit 0
fi
wait
fork child
if [ "$child" -eq 0 ]; then
    getpid -v me
    setsid -v session; [ "$session" = "$me" ] && echo a session of its own
    getsid -v session; [ "$session" = "$me" ] && echo which getsid confirms
    tcgetpgrp 2>/dev/null || echo and no terminal
    _exit 0
fi
wait
setpgid 0 1; echo $?
setpgid x; echo $?
getsid 99999999; echo $?
getpgid 99999999; echo $?
