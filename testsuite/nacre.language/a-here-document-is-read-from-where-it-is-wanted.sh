# portable
cat <<E >file; cat file
to a file
E
cat 0<<E
zero
E
cat 4<<E <&4
four
E
exec 5<<E
kept open
and read twice
E
read -r x <&5; echo $x; cat <&5
exec 5<&-
cat <<E -
last
E
read -r a b <<E
one two  three
E
echo "$a|$b"
