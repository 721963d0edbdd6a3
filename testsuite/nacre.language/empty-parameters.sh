# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
set -- ''
f $@
f "$@"
f "$*"
f x"$@"
set -- '' ''
f $@
f "$@"
f "$*"
f x$@
f $@x
f "x$@y"
IFS=:
f "$*"
f $*
set -- '' a ''
f $*
f "$*"
f $@
