# portable
printf 'no newline' | { read a; echo "$? $a"; read a; echo "$? <$a>"; }
read a </dev/null; echo $?
