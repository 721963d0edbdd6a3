# portable
# the first reading leaves nothing behind: no token, no here-document, no place that is open
echo $((echo a; echo "$(echo b)" ) | cat)
echo $((cat <<E; echo f) | cat
e
E
)
x=$((for i in c d; do echo $i; done) | (cat; echo e))
echo $x
