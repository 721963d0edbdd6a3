getpid -v 1x; echo $?
getpid -v; echo $?
getpid -z; echo $?
getpid extra; echo $?
readonly fixed=1
getpid -v fixed; echo $? $fixed
