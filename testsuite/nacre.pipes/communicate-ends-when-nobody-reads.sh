# The program takes five bytes and goes; neither a SIGPIPE nor an endless input keeps the shell.
popen2 in out 'head -c 5; exit 2'
communicate $in </dev/zero >five; echo $?
od -An -c five
mkfifo never; exec 3<>never
popen2 in out 'exit 7'
communicate $in <&3; echo $?
exec 3>&-
trap 'echo PIPE' PIPE; getpid -v me; kill -PIPE $me
