# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
x='  a	b
 c  '
f $x
f x$x
f $x$x
f -$x-
f "$x"
f $none
f ""$none
f $none$none x
IFS=' '
f $x
IFS='	
'
f $x
x=' '
f $x
f a${x}b
f a"$x"b
f a$x
f $x'' 
