# Where descriptors run out, higher levels give up theirs; where there is none to give, that is told.
part=1/2/3/4/5/6/7/8/9/10
makedirs t/$part/$part/$part
makedirs t/1/2/3/4/later; makedirs t/other
walk t >whole
ulimit -S -n 18
walk t >few; echo $?
walk -x 'echo; echo "$dirpath"; for name; do printf "\t%s\n" "$name"; done' t >body; echo $?
cmp whole few && cmp whole body && echo same
exec 3</dev/null 4<&3 5<&3 6<&3 7<&3 8<&3 9<&3
ulimit -S -n 10
walk t; echo $?
exec 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&-
