# portable
exec 3>f; echo a >&3; echo b 1>&3; exec 3>&-; cat f
{ echo c >&3; } 2>/dev/null; test $? != 0 && echo closed
exec 3<f; read -r x <&3; read -r y 0<&3; exec 3<&-; echo $x $y
exec 4<>f; read -r x <&4; echo new >&4; exec 4>&-; cat f
n=5 m=6; eval "exec $n>g"; echo d >&$n; exec 6>&$n; echo e >&"$m"; exec 5>&- 6>&-; cat g
exec 7>&1; (echo f >&7) >/dev/null; exec 7>&-
{ echo g >&2; } 2>&1
(echo h; exec >&-; echo no) 2>/dev/null
cat <&- 2>/dev/null; test $? != 0 && echo no input
echo i 5>&1 >&5 5>&-
