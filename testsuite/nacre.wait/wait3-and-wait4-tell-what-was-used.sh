fork c; if [ "$c" -eq 0 ]; then i=0; while [ $i -lt 20000 ]; do i=$((i + 1)); done; _exit 1; fi
wait4 $c
fork c; if [ "$c" -eq 0 ]; then _exit 2; fi
wait3 -r
fork c; if [ "$c" -eq 0 ]; then _exit 0; fi
wait4 -v pid,status $c; echo "$status $((pid == c))"
