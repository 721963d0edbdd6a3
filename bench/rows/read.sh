# `while read` over a file of 100,000 lines.
# goal: 1.00 ksh
while read -r first second rest; do
    last=$second
done <lines
