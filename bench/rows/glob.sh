# The names of a directory of 5,000, ten times all and ten times a tenth of them.
# goal: 0.90 dash
# in: names
i=0
while [ "$i" -lt 10 ]; do
    set -- *
    set -- name-*[5].txt
    i=$((i+1))
done
