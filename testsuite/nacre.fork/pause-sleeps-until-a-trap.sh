mkfifo ready
fork c
if [ "$c" -eq 0 ]; then
    trap 'echo "Received USR1"; exit 4' USR1
    echo >ready
    while :; do pause; done
fi
read line <ready
kill -USR1 $c
waitpid -v p,s $c; echo $s
pause x; echo $?
