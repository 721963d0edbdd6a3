echo 'echo no; for i in 1; do echo no; done' >good
echo 'if true; then
echo no' >bad
$NACRE -n good; echo $?
$NACRE -n bad; echo $?
$NACRE -n <good; echo $?
$NACRE -nc 'echo no; fi'; echo $?
$NACRE -o noexec -c 'echo no >made'; echo $?
test ! -e made && echo nothing made
