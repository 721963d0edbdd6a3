fds 0
echo $?
fds %7
echo $?
fds nobody
echo $?
fds 4194304999
echo $?
fds -w -o x
echo $?
fds -o missing/x
echo $?
