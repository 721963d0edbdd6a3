in_child() { sh -c 'env | grep ^N_ | sort'; }
N_PLAIN=1; export N_EXPORTED=2; N_ONCE=3 sh -c 'env | grep ^N_ | sort'; echo "after: ${N_ONCE-unset}"
in_child
export N_PLAIN; N_PLAIN=changed; in_child
unset N_PLAIN; in_child
export N_NO_VALUE; in_child; getenv N_NO_VALUE; echo $?
N_SHELL=1; getenv N_SHELL; echo $?
sh -c 'N_EXPORTED=child; export N_EXPORTED'; getenv N_EXPORTED
export N_EMPTY=; in_child; getenv N_EMPTY; echo $?
setenv N_LINES "$(printf 'a\nb')"; getenv -r N_LINES
fork child; if [ $child = 0 ]; then setenv N_EXPORTED fork; getenv N_EXPORTED; _exit 0; fi; waitpid $child >file
getenv N_EXPORTED
