# 3 MB of random bytes, more than any pipe holds, both ways at once; and the same by two streams.
head -c 3000000 /dev/urandom >sent
popen2 in out cat -
communicate $in $out <sent >got; echo $?
cmp sent got && echo the same
popen3 in out err 'tee copy; cat copy >&2; exit 3'
communicate $in <sent >got 2>errors; echo $?
cmp sent got && cmp sent errors && echo the same twice
popen2 in out cat -
communicate $in <sent | cat >/dev/null; echo "in a subshell: $?"
pclose $in
