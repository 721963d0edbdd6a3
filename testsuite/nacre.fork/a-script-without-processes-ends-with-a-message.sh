# as: user
# status: 2
ulimit -u 1
fork c; echo $?
(true); echo $?
/bin/true; echo $?
/bin/true | /bin/true; echo $?
/bin/true & echo $?
wait
n=0
until fork c || spawnlp P_WAIT true true || popen f r true || [ $n -eq 3 ]; do n=$((n + 1)); done 2>/dev/null
echo "no process can be made: $n"
x=$(true)
echo never
