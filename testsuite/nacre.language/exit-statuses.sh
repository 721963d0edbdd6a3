# portable
true; echo $?
false; echo $?
nosuchcommand 2>/dev/null; echo $?
./nosuch 2>/dev/null; echo $?
/nosuch/x 2>/dev/null; echo $?
: >plain; ./plain 2>/dev/null; echo $?
/ 2>/dev/null; echo $?
mkdir dir; ./dir 2>/dev/null; echo $?
sh -c 'exit 42'; echo $?
sh -c 'kill -TERM $$'; echo $?
sh -c 'kill -KILL $$'; echo $?
(exit 255); echo $?
sh -c 'exit 256'; echo $?
(kill -INT $(sh -c 'echo $PPID')); echo $?
sh -c 'echo "' 2>/dev/null; test $? -gt 0 && echo syntax
sh nosuch 2>/dev/null; echo $?
PATH=/nosuch; ls 2>/dev/null; echo $?
