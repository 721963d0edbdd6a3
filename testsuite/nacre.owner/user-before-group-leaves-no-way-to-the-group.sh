# as: root
seteuid 527
setegid 501
echo "$?"
geteuid; getegid
seteuid 0 && setegid 501 && seteuid 527
geteuid; getegid
