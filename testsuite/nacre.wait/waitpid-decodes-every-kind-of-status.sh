# The four kinds of status, in numbers, in words and in bits.
fork c; if [ "$c" -eq 0 ]; then _exit 3; fi
waitpid -b $c
fork c; if [ "$c" -eq 0 ]; then while :; do :; done; fi
kill -STOP $c
waitpid -b $c WUNTRACED
kill -CONT $c
waitpid -b $c WCONTINUED
waitpid $c WNOHANG 'WUNTRACED|WCONTINUED'
kill -KILL $c
waitpid -b $c
