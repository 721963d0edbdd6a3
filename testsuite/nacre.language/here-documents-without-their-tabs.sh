# portable
cat <<-E
	one
		two
	  three
four	tab
	E
cat <<-'E'
	$five \
	six
		E
x=$(cat <<-E
		seven
	E
)
echo $x
cat <<-E | cat
	a \
	b
	${none-c
	d}
	E
