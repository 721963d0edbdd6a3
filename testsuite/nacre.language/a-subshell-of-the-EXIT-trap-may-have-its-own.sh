# portable
# status: 3
# The action for EXIT is not run twice, but a subshell in it ends like any other.
trap '
(
    trap "echo inner" EXIT
    echo subshell
)
echo "$(trap "echo substituted" EXIT)"
exit 3
' EXIT
echo leaving
