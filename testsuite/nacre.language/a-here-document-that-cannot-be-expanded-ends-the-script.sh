# status: 2
(cat <<E; echo no)
${x?is not set}
E
echo $?
: <<E
$((1 / 0))
E
echo no
