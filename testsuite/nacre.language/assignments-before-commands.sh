# portable
f() { echo f $x; }
x=out
x=1 true; echo $x
x=2 f; echo $x
x=3 sh -c 'echo $x'; echo $x
x=4 command :; echo $x
x=5 :; echo $x
x=6 eval 'echo $x'; echo $x
x=7 export y=8; echo $x $y
unset x
x=9 cat /dev/null; echo "[$x]"
x=a y=$x; echo "[$x$y]"
x=b y=$x sh -c 'echo $x $y'
IFS=: read -r a b <<E
1:2
E
echo $a $b "$IFS" | od -An -c | head -1
a=1 b=2 c=$a$b; echo $c
PATH=/nosuch command -v ls || echo not found
x=$(echo sub) env | grep '^x='
x=1 >file; echo $x
x='a b' y="c  d" z=e\ f; echo "$x|$y|$z"
x=*; echo "$x"; x=~; test "$x" = "$HOME" && echo home
