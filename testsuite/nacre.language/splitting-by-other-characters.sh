# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
IFS=:
for x in a:b :a a: :: : a::b :::a '' 'a b:c' ' :a '; do
	f $x
	f x$x
	f ${x}y
done
x=:
f $x$x
f $x""
f ""$x
f $x"$x"$x
IFS=:-
x=a-b:c-:d
f $x
IFS=x
f axbxc $none
y=axbxc
f $y
