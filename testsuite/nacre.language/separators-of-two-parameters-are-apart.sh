# white space at the end of one parameter does not belong to the separator at the beginning of the next
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
IFS=': '
set -- ' a ' : b
f $@
f $*
set -- 'a ' ':b' ' : '
f $@
x='a ' y=':b'
f $x$y
f $x"$none"$y
