# portable
for e in '1 / 0' '1 % 0' '1 +' '* 1' '1 1' '(1' '1)' '3 = 4' '1 ? 2' '08' '1 = x' '0x' '1a'; do
	x=
	(eval "x=\$(($e))"; echo "no: $e is $x")
	test $? != 0 && echo "ended: $e"
done 2>/dev/null
x=abc/def
(echo $((x)); echo no) 2>/dev/null; test $? != 0 && echo ended
readonly r=1
(echo $((r = 2)); echo no) 2>/dev/null; test $? != 0 && echo ended
echo $((1 || 1 / 0)) $((0 && 1 / 0)) $((1 ? 2 : 1 / 0))
