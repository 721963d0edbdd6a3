# portable
for op in -eq -ne -lt -le -gt -ge; do
    [ 2 $op 10 ] && printf '%s ' "$op"
    [ 10 $op 10 ] && printf '=%s ' "$op"
done
echo
[ 010 -eq 10 ] && echo decimal
[ ' 7 ' -eq 7 ] && echo blanks
[ -5 -lt +3 ] && echo signs
[ 9223372036854775807 -gt 1 ] && echo 64 bits
