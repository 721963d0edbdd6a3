[ 1 -eq x ]; echo $?
[ a -foo b ]; echo $?
[ -k ]; echo $?
[ x y ]; echo $?
[ a = b; echo $?
[ '(' a; echo $?
[ '(' a = b -a c = c; echo $?
