exec 3>&- # free, also where valgrind has taken it
printf 12345 >file; chmod 640 file
open f file; rm file
fstat $f | sed 's/: [0-9]* *$/: N/; s/: [A-Z][a-z][a-z] .*/: TIME/'
fstat -v mode,,,links,,,size $f; echo "$mode, $links links, $size bytes"
pipe r w; fstat -a $r | grep -e Type -e Letters; close $r $w $f
isatty -v v 0; echo "$? $v"; isatty -r 0
isatty -r 77; echo $?
