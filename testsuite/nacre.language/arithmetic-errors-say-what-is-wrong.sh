for e in '1 / 0' '1 +' '* 1' '1 1' '(1' '3 = 4' '1 ? 2' '08' '0x'; do
	(eval "x=\$(($e))")
	echo $?
done
x=abc/def
(echo $((x)))
echo $?
