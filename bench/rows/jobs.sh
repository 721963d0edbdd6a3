# 1,000 jobs in the background, ten at a time, and the wait for them.
# goal: 1.25 floor
# floor: jobs 1000
i=0
while [ "$i" -lt 100 ]; do
    : & : & : & : & : & : & : & : & : & : &
    wait
    i=$((i+1))
done
