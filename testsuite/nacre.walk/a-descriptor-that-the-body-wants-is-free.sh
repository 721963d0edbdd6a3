# The directories that walk has open are out of the way of the body's redirections, and gone when it is left.
makedirs t/a/b; echo text >t/f
walk -x 'exec 3<t/f 10<t/f 11<t/f 12<t/f 13<t/f; read x <&12; echo "$dirpath $x"; exec 3<&- 10<&- 11<&- 12<&- 13<&-' t; echo $?
walk -x 'fork child; if [ "$child" -eq 0 ]; then _exit 0; fi; waitpid -v x $child; echo "$dirpath"' t; echo $?
