trap 'echo no' NOSUCHSIGNAL
echo $?
trap '' 999 USR1
echo $?
trap
