# as: any
echo text >/dev/full; echo $?
printf text >/dev/full; echo $?
pwd >/dev/full; echo $?
umask >/dev/full; echo $?
