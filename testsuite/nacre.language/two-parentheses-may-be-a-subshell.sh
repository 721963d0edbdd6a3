# portable
echo $((echo a); (echo b))
echo $( (echo c) | cat)
echo $((echo d; echo e) | cat)
echo $((1 + 2)) $(((1) + (2)))
echo $((cat <<E
f
E
) | cat)
echo $((
1
+
2))
