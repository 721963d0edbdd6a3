setenv '' x; echo $?
setenv a=b x; echo $?
putenv =x; echo $?
putenv nothing; echo $?
unsetenv '' a=b; echo $?
getenv a=b; echo $?
setenv a; echo $?
setenv a b c; echo $?
getenv; echo $?
getenv -v 1x HOME; echo $?
environ x; echo $?
environ 1 2; echo $?
readonly R=1; setenv R 2; echo $?; unsetenv R; echo $?; putenv R=2; echo "$? $R"
