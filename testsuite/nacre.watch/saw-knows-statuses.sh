set -o record
mkfifo fifo
fork a; if [ "$a" -eq 0 ]; then _exit 3; fi
waitpid -v A,B "$a"
fork b; if [ "$b" -eq 0 ]; then read never <fifo; fi
kill -KILL "$b"; waitpid -v A,B "$b"
saw waitpid raw=768; echo "$?"
saw waitpid exited=3 then waitpid signaled=KILL; echo "$?"
saw waitpid exited=4; echo "$?"
saw waitpid signaled=SIGKILL pid="$b"; echo "$?"
saw waitpid stopped=TSTP; echo "$?"
saw kill sig=KILL pid="$b" errno=none; echo "$?"
saw kill sig=9; echo "$?"
saw kill sig=INT; echo "$?"
