exec 3>&- # free, also where valgrind has taken it
printf 'hello\nworld\n' >file
open f file
fdread $f 5 a; fdread -n n $f 100 b; echo "$a, then $n bytes:$b"
fdread -n n $f 100 c; echo "$? $n [$c]: the end is no error"
lseek -v at $f 0; fdread $f 6; fdread -r $f 100; fdread -r $f 1
pipe r w
fdwrite $w abc; fdwrite $w def; fdread -n n $r 100 x; echo "$n $x: what was there"
fdwrite $w abc; fork child; if [ $child = 0 ]; then fdwrite $w def; _exit 0; fi
fdread -a -n n $r 6 x; echo "$n $x: all of it"; waitpid $child >/dev/null
close $r $w
pipe r w O_NONBLOCK
big=$(printf '%70000s')
fdwrite $w "$big"; echo "$?"
fdread $r 4096 x; fdwrite -n n $w "$big"; echo "$? $n"
fdwrite -a -n n $w x; echo "$? $n"
echo "${#x}"
fdwrite 1 one two $'three\n'
fdwrite 1 ''; fdread -n n $f 0 x; echo "$n"
close $f $r $w
