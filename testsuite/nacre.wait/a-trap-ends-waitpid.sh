# A signal with a trap comes while waitpid sleeps; the child stays to be waited for.
me=$$
trap 'echo trapped' USR1
fork c
if [ "$c" -eq 0 ]; then
    trap - USR1
    until read -r pid name state rest </proc/$me/stat && [ "$state" = S ]; do :; done
    kill -USR1 $me
    while :; do :; done
fi
waitpid $c; echo $?
kill -KILL $c
waitpid -v pid,status $c; echo $status
