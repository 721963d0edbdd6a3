# as: user
ulimit -n 100
ulimit -Hn 200; echo $?
ulimit -n x; echo $?
ulimit -c -n; echo $?
ulimit -a | grep -c .
