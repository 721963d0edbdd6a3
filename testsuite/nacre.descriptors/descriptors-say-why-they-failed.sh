# Every call on a number that is not open, and on one that is the shell's own.
exec 3>&- # free, also where valgrind has taken it
close 77; dup x 77; dup2 77 5; lseek 77 0; ftruncate 77 0; fsync 77; fstat 77; isatty 77; fdread 77 1; fdwrite 77 x
own=$(fds | sed -n "s/^ *\([0-9]*\) .*nacre's own: the script.*/\1/p")
close $own; dup x $own; dup2 $own 5; lseek $own 0; fdread $own 1
close -1; dup2 1 -1
echo "${x-unset}"
: >file; open f file; pipe r w
lseek $f -1; lseek $f 0 7; lseek $r 0; ftruncate $f 0; ftruncate $f -1; ftruncate $r 0; fsync $r
lseek $f 10 SEEK_HOLE
fdwrite $f x; fdread $w 1; fdwrite $r x
open d .; fdread $d 10; open d2 . O_PATH; fdread $d2 1
isatty $f
close $f $r $w $d $d2
