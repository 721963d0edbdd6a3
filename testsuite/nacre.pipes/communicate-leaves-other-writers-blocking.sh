# head writes into the same pipe, by a copy of the descriptor; what communicate does must not make its writes fail.
popen2 in out cat -
head -c 300000 /dev/zero >&$in & head=$!
communicate $in </dev/null >got; echo $?
wait $head; echo $?
wc -c <got
