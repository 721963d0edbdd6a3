# portable
(echo no) >&- 2>/dev/null; test $? != 0 && echo a
(cat) <&- 2>/dev/null; test $? != 0 && echo b
(exec >&- 2>&-; echo no; exit 3); echo $?
x=$(exec 0<&-; echo c); echo $x
(exec 0<&- 1>&-; echo d | cat >&2) 2>&1 | cat
(exec 0<&-; cat <<E
e
E
)
(exec 0<&-; echo f | cat)
(exec 1>&-; : | : ; echo $(echo g) >&2) 2>&1
