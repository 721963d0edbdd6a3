# Two that talk through two pipes, and both write more than a pipe holds before they read.
mkfifo there back
sh -c 'exec 3>there 4<back; dd if=/dev/zero bs=262144 count=1 2>/dev/null >&3; cat <&4 >/dev/null' &
one=$!
sh -c 'exec 3<there 4>back; dd if=/dev/zero bs=262144 count=1 2>/dev/null >&4; cat <&3 >/dev/null' &
other=$!
until fds -w $one $other >seen; grep -q Deadlock seen; do :; done
grep -c 'waits for room in' seen
sed -n '/^Deadlock/s/[0-9][0-9]*/N/gp' seen
kill $(sed -n 's/^Process [a-z]* \([0-9]*\):.*/\1/p' seen) 2>/dev/null # when one has gone, the others may go by themselves
wait
