# Three workers that are let go one after the other, in the order 2, 0, 1; each status is the worker's number times 256.
mkfifo go0 go1 go2
for i in 0 1 2; do
    echo "PARENT: Forking $i"
    fork pid
    if [ "$pid" -eq 0 ]; then
        echo "WORKER $i: Starting"
        read word <go$i
        echo "WORKER $i: Finishing"
        _exit $i
    fi
    eval "worker$i=$pid"
done >both
for i in 2 0 1; do
    echo go >go$i
    waitpid -v pid,status -1
    eval "[ $pid = \$worker$i ]" && echo "($i's pid, $status)"
done
sort both
