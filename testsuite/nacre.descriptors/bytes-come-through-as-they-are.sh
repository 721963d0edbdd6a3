printf 'a\0b\377\\\n' >file
open f file; fdread $f 100 | od -An -c; lseek -v at $f 0
fdread -n n $f 100 x; echo "$n bytes, without the NUL:"; printf %s "$x" | od -An -c
lseek -v at $f 0; fdread -r $f 100; lseek -v at $f 0; fdread -r $f 100 x; echo "$x"
printf "it's\ttab\r" >file; lseek -v at $f 0; fdread -r $f 100
printf "it's \"quoted\"" >file; lseek -v at $f 0; fdread -r $f 100
close $f
