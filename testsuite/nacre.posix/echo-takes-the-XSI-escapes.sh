# portable
echo one two
echo -n no newline; echo
echo 'a\tb\\c\0101'
echo 'stop\chere' never
echo
echo
echo --
