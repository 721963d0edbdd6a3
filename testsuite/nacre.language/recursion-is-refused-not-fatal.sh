# limit: 60
ulimit -s 1024
f() { f; }
(f) 2>errors; echo $?
grep -c 'too deep' errors
(g='eval "$g"'; eval "$g") 2>errors; echo $?
grep -c 'too deep' errors
echo '. ./dot' >dot
(. ./dot) 2>errors; test $? != 0 && echo refused
trap 'f' USR1
(kill -USR1 $(sh -c 'echo $PPID'); :) 2>/dev/null
echo goes on
