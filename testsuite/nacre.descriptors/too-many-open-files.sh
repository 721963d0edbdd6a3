# The limit is the subshell's: only it cannot open more.
exec 3>&- # free, also where valgrind has taken it
(
    ulimit -S -n 20; n=0
    while open fd /dev/null; do n=$((n + 1)); last=$fd; done
    dup x 1; pipe r w
    close $last
    pipe r w
    dup x 1 && [ "$x" = "$last" ] && echo 'dup took the number that was free'
    dup2 1 20
    [ $n -gt 5 ] && [ $n -lt 20 ] && echo 'as many as the limit leaves'
)
open fd /dev/null && echo 'the shell itself may open more'
close $fd
