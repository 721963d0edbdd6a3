# 300,000 turns of four computations.
# goal: 0.90 dash
i=0 a=1 b=0
while [ "$((i += 1))" -le 300000 ]; do
    a=$(((a * 1103515245 + 12345) % 2147483648))
    b=$((b ^ a >> 7 & 0xff))
    c=$((a > b && i % 3 ? a - b : a + b))
done
