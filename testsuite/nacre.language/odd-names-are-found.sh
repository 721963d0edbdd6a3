# portable
: >'[a]' >a >'a*b' >axb >'x
y' >-n >'a\b' >'#'
printf '[%s]' [[]*; echo
printf '[%s]' "[a]" '['* \[* [[]a]; echo
printf '[%s]' a\** a"*"b a?b; echo
printf '[%s]' x?y x*; echo
printf '[%s]' a\\* a[\\]b -* '#'*; echo
x='a\*b'
printf '[%s]' $x; echo
x='a\xb'
printf '[%s]' $x; echo
