# portable
# IFS may hold digits; what is in double quotes is one field all the same.
a=123456789012
set -- 1 2 3 4 5 6 7 8 9 0 1 2
IFS=2
for field in "${#a}" "x${#a}x" "${#@}" "${#*}"; do
    echo "<$field>"
done
for field in ${#a}; do
    echo "<$field>"
done
