exec 3>&- # free, also where valgrind has taken it
open f file O_RDWR O_CREAT; fdwrite $f 0123456789; lseek -v at $f 0
dup copy $f; inject close EIO; close $copy
inject dup EMFILE; dup x $f
inject dup2 EBUSY; dup2 $f 20
inject pipe ENFILE; pipe r w
inject pipe2 EMFILE; pipe r w O_CLOEXEC
inject lseek EOVERFLOW; lseek $f 0
inject ftruncate EFBIG; ftruncate $f 100
inject fsync EIO; fsync $f
inject fsync ENOSPC; fsync $f
inject fstat EIO; fstat $f
inject isatty EIO; isatty $f
inject read EIO; fdread $f 4
inject write ENOSPC; fdwrite $f 4
inject read EIO 2; fdread -a -n n $f 20 data; echo "$? $n $data: what was read is not lost"
# interrupted calls are made again
lseek -v at $f 0
inject read EINTR; fdread $f 4; echo
inject write EINTR; fdwrite $f abc
inject ftruncate EINTR; ftruncate $f 7
inject fsync EINTR; fsync $f
cat file; echo
close $f
