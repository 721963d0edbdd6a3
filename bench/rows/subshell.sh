# 2,000 subshells that do nothing.
# goal: 1.25 floor
# floor: fork 2000
i=0
while [ "$i" -lt 2000 ]; do
    (:)
    i=$((i+1))
done
