# leaves: descriptors
# status: 2
ulimit -n 14
n=0
while popen f r true; do n=$((n + 1)); [ $n -gt 20 ] && break; done
echo "$((n > 1)) $((n < 20))"
while waitpid -v p,s -1; do :; done
/bin/true | /bin/true; echo $?
x=$(true)
echo never
