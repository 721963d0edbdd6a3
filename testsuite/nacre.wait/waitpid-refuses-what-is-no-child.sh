waitpid -1; echo $?
waitpid 1; echo $?
waitpid; echo $?
waitpid me; echo $?
waitpid 1 WNOW; echo $?
fork c; if [ "$c" -eq 0 ]; then _exit 5; fi
waitpid -v 1,2 $c; echo $?
readonly no=1
waitpid -v a,no $c; echo $?
waitpid $c; echo $?
waitpid $c; echo $?
wait4 1; echo $?
wait3; echo $?
wait3 x; echo $?
