# portable
# limit: 60
p='echo through' i=0
while [ $i -lt 200 ]; do p="$p | cat" i=$((i + 1)); done
eval "$p"
p='echo through' i=0
while [ $i -lt 100 ]; do p="$p | { read -r x; echo \"\$x\"; }" i=$((i + 1)); done
eval "$p"
