# portable
# return and exit without a status, where they end a trap's action: $? as it was before the action.
raise() {
    (kill -s USR1 $$; exit 3)
    echo never
}
trap 'true; return' USR1
raise
echo "$?"
trap 'false; return 5' USR1
raise
echo "$?"
two() {
    (exit 2)
    return
}
trap 'two; last=$?; return' USR1
raise
echo "$? $last"
(
    trap 'false; exit' EXIT
    exit 6
)
echo "$?"
sh -c 'trap "false; exit" USR1; (kill -s USR1 $$; exit 7); echo never'
echo "$?"
