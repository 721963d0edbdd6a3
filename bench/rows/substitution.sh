# 2,000 command substitutions of a builtin's output.
# goal: 1.25 floor
# floor: substitution 2000
i=0
while [ "$i" -lt 2000 ]; do
    x=$(echo "$i")
    i=$((i+1))
done
