close; close x; close 1x; close 99999999999; close -x
dup fd; dup 1 2; dup2 1; dup2 x 1; dup2 1 x; dup2 1 99999999999
pipe r; pipe r r; pipe r w O_CREAT; pipe r w x
lseek 1; lseek 1 x; lseek 0 0 SEEK_FOO; lseek 1 99999999999999999999
ftruncate 1; ftruncate 1 x; fsync; fsync 1 2; fstat; isatty
fdread 0; fdread 0 x; fdread 0 -1; fdread 0 99999999999; fdread 0 1 1x; fdwrite 1; fdwrite -n 1x 1 x
echo "the shell goes on"
