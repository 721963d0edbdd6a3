# locale: C.UTF-8
# Processes are made, become programs, stop, go on, end, and are collected.
set -o record
(exit 3)
cat /dev/null
/bin/sh -c 'kill -STOP $$; exit 7' &
waitpid -v status $! WUNTRACED
kill -CONT $!
waitpid -v status $!
timeline
