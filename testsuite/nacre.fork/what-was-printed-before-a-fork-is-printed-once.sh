# Nothing is left in a buffer that the child would write again.
for i in 0 1 2; do
    echo "PARENT: Forking $i"
    fork pid
    if [ "$pid" -eq 0 ]; then exit 0; fi
    waitpid $pid >waited
done
