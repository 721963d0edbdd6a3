# portable
# exit in a subshell of a trap's action does not end the action: it takes the status of the command before it.
trap '(false; exit); echo "$?"; (exit)' USR1
(
    kill -s USR1 $$
    exit 3
)
echo "$?"
