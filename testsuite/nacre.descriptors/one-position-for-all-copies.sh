echo 0123456789 >file
open f file; dup g $f; open h file
fdread $f 4 x; fdread $g 2 y; fdread $h 2 z; echo "$x $y, but $z"
fork child; if [ $child = 0 ]; then fdread $f 2 x; _exit 0; fi; waitpid $child >/dev/null
lseek $f 0 SEEK_CUR
lseek $f -1 SEEK_END; lseek $f 100; fdread -n n $f 1 x; echo "$n behind the end"
close $f $g $h
open a file O_WRONLY O_APPEND; lseek -v at $a 0; fdwrite $a more; close $a; cat file; echo
open t file O_RDWR; lseek $t 20; ftruncate $t 4; lseek $t 0 SEEK_CUR; fdwrite $t x; close $t
od -An -c file
