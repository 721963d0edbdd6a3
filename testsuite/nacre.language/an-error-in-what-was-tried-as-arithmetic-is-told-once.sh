# status: 2
echo $(( $(cat <<E
$(fi)
E
) ) | cat)
