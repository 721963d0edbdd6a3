# The signal may come at any time after the block: before sigsuspend or in it.
trap 'echo "got $n"' USR1
sigprocmask block USR1
n=0
while [ $n -lt 50 ]; do
    n=$((n + 1))
    fork c; if [ "$c" -eq 0 ]; then kill -USR1 $$; _exit 0; fi
    sigsuspend
    waitpid $c >waited
done >got
sort -u got | wc -l
sigprocmask
sigsuspend NOPE; echo $?
