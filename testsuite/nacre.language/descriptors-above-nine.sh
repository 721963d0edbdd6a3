# any number may be named; the shell keeps out of its way
exec 12>f; echo a >&12; exec 12>&-; cat f
exec 10<f 11<f 63<f
read -r x <&10; read -r y <&11; read -r z <&63
echo $x $y $z
exec 10<&- 11<&- 63<&-
i=10
while [ $i -lt 30 ]; do
	eval "exec $i>n$i; echo \$i >&$i; exec $i>&-"
	i=$((i + 1))
done
cat n10 n19 n29
cat 20<<E <&20
here
E
{ echo b >&15; } 15>&1
echo after
