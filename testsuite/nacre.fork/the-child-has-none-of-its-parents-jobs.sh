mkfifo go
cat go >nothing &
job=$!
fork child
if [ "$child" -eq 0 ]; then
    jobs
    wait $job; echo "child: $?"
    waitpid -1; echo "child: $?"
    _exit 0
fi
waitpid $child >waited
echo >go
wait $job; echo "parent: $?"
