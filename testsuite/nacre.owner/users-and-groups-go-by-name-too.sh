# as: root
setegid bin; getegid
seteuid bin; geteuid
seteuid 0
seteuid no-such-user; echo $?
setegid no-such-group; echo $?
setuid -1; echo $?
setuid 4294967296; echo $?
setuid; echo $?
setuid 1 2; echo $?
geteuid
