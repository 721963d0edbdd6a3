mkfifo never; exec 3<>never
me=$$
trap 'echo trapped' USR1
popen2 in out cat -
fork c
if [ "$c" -eq 0 ]; then
    until read -r pid name state rest </proc/$me/stat && [ "$state" = S ]; do :; done
    kill -USR1 $me
    _exit 0
fi
communicate $in <&3; echo $?
waitpid -v p,s $c
pclose $in; echo $?
exec 3>&-
