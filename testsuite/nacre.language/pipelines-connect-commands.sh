# portable
echo a | cat
echo b | cat | cat |
cat | # a comment
cat
printf '1\n2\n3\n' | while read -r x; do echo $x; done | { read -r y; echo first $y; cat; }
true | false; echo $?; false | true; echo $?
(exit 3) | (exit 4); echo $?
x=1; echo 2 | { read -r x; echo $x; }; echo $x
yes | { read -r x; echo $x; }
yes 2>/dev/null | head -1
echo c 2>&1 | cat; { echo d >&2; } 2>&1 | cat
if echo e | grep -q e; then echo f; fi
! echo g | grep -q h && echo i
f() { cat; }; echo j | f | f
for i in k l; do echo $i; done | cat | sort -r
echo m | (cat; echo n) | { cat; } 
exit 5 | exit 6; echo $?
