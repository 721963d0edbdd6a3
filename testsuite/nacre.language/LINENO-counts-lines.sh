# portable
echo $LINENO

echo $LINENO $LINENO; echo "$LINENO"
echo \
 \
 x
echo $LINENO
echo 'two
lines'
echo $LINENO
cat <<E
here
E
echo $LINENO
if true
then
	echo $LINENO
fi
# comments count
x=$(echo a
echo b)
echo $LINENO
for i in 1 2; do
	echo $LINENO
done
y=$LINENO; echo $y
eval 'echo $LINENO' >/dev/null
echo $((LINENO + 0)) ${LINENO}
alias z='echo alias'
z; echo $LINENO
