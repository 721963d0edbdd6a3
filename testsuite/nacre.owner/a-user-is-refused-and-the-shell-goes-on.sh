# as: user
getegid -v group; geteuid -v user
setegid 501; echo $?
seteuid 527; echo $?
setuid 0; echo $?
setgid 0; echo $?
setgroups 1 2; echo $?
getegid -v now; [ "$now" = "$group" ] && echo same group
geteuid -v now; [ "$now" = "$user" ] && echo same user
