# portable
# limit: 60
i=0
while [ $i -lt 2000 ]; do
	eval "f$i() { echo $i \$1; }; v$i=$i"
	i=$((i + 1))
done
f0 a; f999 b; f1999 c
echo $v0 $v999 $v1999
while [ $i -gt 1000 ]; do
	i=$((i - 1))
	unset -f f$i
	unset v$i
done
f999 d; f1000 2>/dev/null || echo gone
echo "[$v1000]"
