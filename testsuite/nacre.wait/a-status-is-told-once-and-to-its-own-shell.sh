# wait PID knows a child until it has told of it, and a subshell has no children yet.
(exit 3) &
first=$!
(exit 4) &
last=$!
wait "$first"
echo "$?"
wait "$first"
echo "$?"
wait "$last"
echo "$?"
wait "$last"
echo "$?"
(exit 5) &
child=$!
wait
(
    wait "$child"
    echo "$?"
)
echo "$(wait "$child"; echo "$?")"
wait "$child"
echo "$?"
wait "$child"
echo "$?"
