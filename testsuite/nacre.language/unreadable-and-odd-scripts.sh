# as: user
: >unreadable; chmod 0 unreadable
$NACRE ./unreadable; echo $?
$NACRE ./nosuch; echo $?
$NACRE nosuchscript; echo $?
mkdir dir; $NACRE dir; echo $?
$NACRE ./dir/x/y; echo $?
printf 'echo a\0b\necho no\n' >nul; $NACRE nul; echo $?
printf '\0\n' >nul; $NACRE nul; echo $?
printf 'echo \303\050 \377\n' >bytes; $NACRE bytes | od -An -tx1; echo $?
printf 'x\377y=1; \300\200' >bytes; $NACRE bytes; echo $?
printf 'echo no newline at the end' >end; $NACRE end; echo $?
: >empty; $NACRE empty; echo $?
printf 'echo a\r\n' >crlf; $NACRE crlf | od -An -c; echo $?
printf '#!/nosuch\necho run by nacre\n' >script; $NACRE script; echo $?
chmod +x script; ./script; echo $?
printf 'echo without a first line $0 $1\n' >script; ./script a; echo $?
