exec 3>&- # free, also where valgrind has taken it
for error in EIO ENOSPC ENFILE EMFILE EROFS ETXTBSY EDQUOT; do
    inject open $error; open fd file O_RDWR O_CREAT; echo $?
done
ls -A
# an interrupted open is made again
inject open EINTR; open fd file O_RDWR O_CREAT && echo opened $fd; close $fd
