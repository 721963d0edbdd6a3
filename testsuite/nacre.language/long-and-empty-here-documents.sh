# portable
cat <<E
E
cat <<'E'
E
x=$(printf '%0100000d' 7)
cat <<E | wc -c | tr -d ' '
$x$x
E
i=0
while [ $i -lt 300 ]; do
	i=$((i + 1))
	cat <<E >/dev/null
$i
E
done
echo $i
