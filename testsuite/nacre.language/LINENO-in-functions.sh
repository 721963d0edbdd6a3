f() {
	echo $LINENO
	g
	echo $LINENO
}
g() { echo $LINENO; }

f
echo $LINENO
LINENO=100
echo $LINENO
unset LINENO
echo "[$LINENO]"
