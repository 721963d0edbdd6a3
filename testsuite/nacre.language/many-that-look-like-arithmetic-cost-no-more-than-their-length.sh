# limit: 20
n=0 s=
while [ $n -lt 200 ]; do
	s="$s\$((" n=$((n + 1))
done
$NACRE -nc "echo $s" 2>/dev/null; echo $?
printf '%s\n' 'echo "$((1 + 2' 'echo "$(echo "a)"' "echo \$'a" >script
$NACRE -n script 2>/dev/null; echo $?
