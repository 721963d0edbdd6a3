fork c; if [ "$c" -eq 0 ]; then _exit 3; fi
wait $c; echo $?
(exit 4) & job=$!
fork c; if [ "$c" -eq 0 ]; then _exit 5; fi
wait $job; echo $?
wait; echo $?
waitpid $c; echo $?
wait 1; echo $?
