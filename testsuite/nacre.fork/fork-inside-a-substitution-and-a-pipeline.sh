x=$(fork child; if [ "$child" -eq 0 ]; then echo child; _exit 0; fi; waitpid $child >waited; echo parent)
echo "$x"
{ fork child; if [ "$child" -eq 0 ]; then echo child; _exit 0; fi; waitpid $child >waited; echo parent; } | sort
