# as: root
setgroups
setgid 501
setuid 527
getuid; geteuid; getgid; getegid; getgroups; getgroups -r
setuid 0; echo $?
seteuid 0; echo $?
