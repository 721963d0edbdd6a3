# Nobody writes, nobody reads: the trap gets through all the same, and the status tells of the signal.
pipe r w
trap 'heard=yes' USR1
getpid -v me
fork child; if [ $child = 0 ]; then
    until [ -e done ]; do kill -USR1 $me; done
    _exit 0
fi
fdread $r 1 x; echo $?
big=$(printf '%70000s')
fdwrite -a $w "$big"; echo "$?"
mkfifo fifo; open fd fifo O_WRONLY; echo "$? ${fd-unset}"
trap '' USR1; : >done; waitpid $child >waited
echo "heard: $heard"
close $r $w
