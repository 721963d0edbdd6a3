setenv A one; setenv A two 0; getenv A; setenv A two 1; getenv A; setenv A three; getenv A
setenv B new 0; getenv B
putenv C=c; putenv D d; putenv E=a=b; getenv C; getenv D; getenv E
A=shell; getenv A; setenv A env; echo "$A"
unsetenv A B C D E nothing; echo $?; getenv A; echo "$? ${A-unset}"
setenv F ''; getenv F; echo $?
