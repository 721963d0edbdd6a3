# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
set -- a 'b c' '' ' d '
f $@
f $*
f "$@"
f "$*"
f x$@y
f x$*y
f "x$@y"
f "x$*y"
f "$@""$@"
f $@$@
f "$@"$@
f " $@ "
f ''$@''
f ""$*
