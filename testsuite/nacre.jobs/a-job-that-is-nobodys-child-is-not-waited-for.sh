# Whoever waits for a job that the kernel does not know of as a child must not wait for ever.
sleep 100 & lost=$!
inject waitpid ECHILD
wait "$lost"; echo "$?"
kill "$lost"
fork child; [ "$child" -ne 0 ] || _exit 0
sleep 100 & lost=$!
inject waitpid ECHILD
wait "$lost"; echo "$?"
kill "$lost"
waitpid -v status "$child"; echo "$?"
