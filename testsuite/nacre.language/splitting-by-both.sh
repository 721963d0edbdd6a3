# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
IFS=' :'
for x in 'a : b' 'a: b' 'a :b' ' : a' ': a' 'a : ' 'a :' 'a : : b' 'a  ::  b' ' : ' ':' ' :: ' ' a b : c  d '; do
	f $x
	f ${x}y
	f x$x
done
