# A loop that counts to 500,000 in a test, and does nothing else.
# goal: 0.90 dash
i=0
while [ "$i" -lt 500000 ]; do
    i=$((i+1))
done
