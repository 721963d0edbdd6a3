# portable
# The levels of a break that is under way are not those of a loop in a trap's action.
trap 'for i in 1 2; do break 1; done; echo acted' USR1
for outer in 1 2; do
    for inner in 1 2; do
        echo "$outer $inner"
        kill -s USR1 $$
        break 2
    done
    echo never
done
echo done
