fork c; if [ "$c" -eq 0 ]; then _exit 5; fi
inject waitpid EINVAL
waitpid $c; echo $?
waitpid -v p,s $c; echo $s
fork c; if [ "$c" -eq 0 ]; then _exit 6; fi
inject wait4 ECHILD
wait3; echo $?
wait3 -v p,s; echo $s
