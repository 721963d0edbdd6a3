# /bin/true, 1,000 times.
# goal: 1.00 dash, 1.05 floor
# floor: spawn 1000
i=0
while [ "$i" -lt 1000 ]; do
    /bin/true
    i=$((i+1))
done
