# portable
# only C's escapes, octal, hexadecimal and control characters are decoded; unknown ones are left alone
printf '%s' $'a\nb\tc\\d\'e\"f' | od -An -tx1
printf '%s' $'\a\b\e\f\n\r\t\v' | od -An -tx1
printf '%s' $'\101\x42\cA\c[\7' | od -An -tx1
# octal takes three digits at most
printf '%s' $'\1012' | od -An -tx1
# a NUL ends what the quotes say, not the word
printf '[%s]\n' $'a\0b'c
printf '[%s]\n' a$'b'c $'' $'two words' "$'in double quotes'"
x=$'a\tb'
printf '[%s]\n' "$x" "${x#$'a\t'}"
case $x in ($'a\tb') echo matches ;; esac
