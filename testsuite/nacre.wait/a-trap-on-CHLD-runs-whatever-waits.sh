trap 'echo child' CHLD
(exit 3) & wait $!; echo $?
(exit 4); echo $?
x=$(echo a); echo "$x"
fork c; if [ "$c" -eq 0 ]; then _exit 5; fi
wait "$c"; echo $?
: | (exit 6); echo $?
# Another child's news ends a wait, as that of every signal with a trap does.
trap 'came=yes' CHLD
(while kill -CHLD $$; do :; done) 2>/dev/null & pest=$!
wait $pest; kill -l $?; echo $came
# One that has come before the wait begins does so, too.
n=0
while [ $n -lt 40 ]; do
    wait $pest; [ $? -gt 128 ] || echo "the wait was passed over"
    n=$((n+1))
done
trap - CHLD
kill $pest; wait $pest; echo $?
# What came before there was a trap is not for it.
trap 'echo late' CHLD
:
