# The shell asks for its jobs without waiting; a question that was interrupted is asked once more, and nothing is lost.
/bin/true & inject waitpid EINTR 1
wait $!; echo "$?"
( exit 3 ) & inject waitpid EINTR 2
wait; echo "$?"
( exit 4 ) & inject waitpid EINTR 1
wait $!; echo "$?"
