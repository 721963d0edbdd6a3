$NACRE -c 'echo a' >/dev/full; echo $?
$NACRE -c 'printf x; echo no >&2' >/dev/full; echo $?
$NACRE -c 'echo a; echo b >&2; exit 0' >/dev/full; echo $?
$NACRE -c 'pwd; set; export -p; alias; trap; umask' >/dev/full 2>/dev/null; echo $?
$NACRE -c 'echo a' >&-; echo $?
$NACRE -c 'nosuch; echo $?' 2>&-
$NACRE -c 'read x; echo $?' <&-
echo 'echo b' | $NACRE -c 'exec <&-; read x; echo $?'
$NACRE <&-; echo $?
$NACRE -c 'echo a >&2' 2>/dev/full; echo $?
$NACRE -c 'nosuch' 2>/dev/full; echo $?
$NACRE -c 'echo $(echo a) | cat; (echo b); x=$(echo c); echo $x' 0<&- 2>&-
