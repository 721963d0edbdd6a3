# status: 2
# The shell cannot go on without memory; it says so and ends, and so does its child.
read -r kib rest </proc/$$/statm
ulimit -v $((kib * 4 + 3000))
fork c
[ "$c" -eq 0 ] || waitpid -v p,s $c
x=xxxxxxxxxxxxxxxx
while :; do x=$x$x; done
