execl; echo $?
execl /bin/true; echo $?
execle /bin/true true; echo $?
execve /bin/true true -- A; echo $?
execlpe -- A=1; echo $?
execl -x; echo $?
