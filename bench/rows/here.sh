# 5,000 here-documents of three lines, expanded, each read by a builtin.
# goal: 0.90 dash
i=0
while [ "$i" -lt 5000 ]; do
    read -r line <<END
turn $i of many
and a second line, so that there is something to write
$i $i $i
END
    i=$((i+1))
done
