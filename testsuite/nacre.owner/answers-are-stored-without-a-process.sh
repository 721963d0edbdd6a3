getpid -v me; [ "$me" = $$ ] && echo the shell itself
sub=$(getpid); [ "$sub" != $$ ] && echo another process
getppid -v parent; [ "$parent" = $PPID ] && echo its parent
getpgrp -v one; getpgid -v two; getpgid -v three $$; [ "$one" = "$two" ] && [ "$two" = "$three" ] && echo one group
getsid -v one; getsid -v two $$; [ "$one" = "$two" ] && echo one session
getuid -v user; [ "$user" = "$(id -ru)" ] && echo its user
getgid -v group; [ "$group" = "$(id -rg)" ] && echo its group
