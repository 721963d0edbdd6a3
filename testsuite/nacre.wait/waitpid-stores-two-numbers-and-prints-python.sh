fork c; if [ "$c" -eq 0 ]; then _exit 2; fi
waitpid -v pid,status $c; echo "$? $status $((pid == c))"
fork c; if [ "$c" -eq 0 ]; then _exit 1; fi
waitpid -r -1
fork c; if [ "$c" -eq 0 ]; then _exit 0; fi
waitpid -v pid 0; echo $((pid == c))
fork c; setpgid $c $c; if [ "$c" -eq 0 ]; then _exit 4; fi
waitpid -v pid,status -$c; echo "$status $((pid == c))"
