# portable
q='"a b" '\''c d'\'' \e'
for i in $q; do printf '[%s]' "$i"; done; echo
c='echo a; echo b | cat #'
$c
v='x=1'
$v 2>/dev/null || echo no assignment
k=if
$k 2>/dev/null || echo no reserved word
t='~'
test "$t" = $t && echo no tilde
e='$x `y` $((1))'
printf '%s\n' "$e"
