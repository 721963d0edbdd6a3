# portable
# Another signal's trap is not held up by the one that runs.
trap 'echo begin; kill -USR2 $$; echo end' USR1
trap 'echo other' USR2
kill -USR1 $$
# A subshell in the action may have a trap of its own for the signal.
trap '(trap "echo inner" USR1; sh -c "kill -USR1 \$PPID"); echo outer' USR1
kill -USR1 $$
trap 'trap - USR1; (trap "echo inner" USR1; sh -c "kill -USR1 \$PPID"); echo outer' USR1
kill -USR1 $$
trap 'f() { return 3; }; f; echo "f $?"' USR1
kill -USR1 $$
# What waits when an action leaves the loop is not forgotten.
for i in 1 2; do
    trap 'kill -USR2 $$; break' USR1
    kill -USR1 $$
    echo never
done
echo "left at $i"
