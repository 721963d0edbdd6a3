# portable
IFS=0
set -- $((1001)) "$((1001))" $((x = 101))
echo $# "$*"
x=$((100))
unset IFS
echo $x
