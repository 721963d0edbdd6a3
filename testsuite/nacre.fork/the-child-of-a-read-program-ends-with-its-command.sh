# read: stdin
fork child; if [ "$child" -eq 0 ]; then echo "child: this command"; else waitpid $child >waited; fi; echo "both: the rest of it"
echo "parent alone: the next line"
fork child
[ "$child" -eq 0 ] && echo never
waitpid -v pid,status $child; echo $status
