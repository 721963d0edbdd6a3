# portable
echo $(( $(cat <<E
$((1 + $(cat <<F
41
F
)))
E
) + 0 ))
echo $(( `cat <<E
5
E
` + 1 ))
echo $((cat <<E
$((6 + 1))
E
) | cat)
