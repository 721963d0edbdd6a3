# portable
before=1
set -a
a=1 b=2
for c in 3; do :; done
read -r d <<E
4
E
: ${e=5} $((f = 6))
getopts x g -x
set +a
h=8
sh -c 'echo $before $a $b $c $d $e $f $g $h'
before=again
sh -c 'echo "[$before]"'
