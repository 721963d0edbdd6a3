# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
set --
f $@
f "$@"
f $*
f "$*"
f "$@""$@"
f "$@"$*
f x"$@"
f ''"$@"
f "$@"''
f $@''
f ${1+"$@"}
for i in "$@"; do echo no; done
for i do echo no; done
