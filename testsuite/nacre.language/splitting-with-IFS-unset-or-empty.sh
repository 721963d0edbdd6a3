# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
x=' a  b
c	d '
IFS=
f $x
f $x$none
f $none
f "$none"
unset IFS
f $x
IFS=' 	
'
f $x
(IFS=b; f $x)
f $x
g() { IFS=$1; f $x; }
g a
f $x
