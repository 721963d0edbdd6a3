# portable
f() { printf '%s:' $#; for i do printf '[%s]' "$i"; done; echo; }
all() { f $@; f $*; f "$@"; f "$*"; f "x$*y$@z"; x=$* y="$*"; echo "$x|$y"; }
set -- 'a:b' 'c d' '' e
IFS=' '
all "$@"
IFS=:
all "$@"
IFS=
all "$@"
unset IFS
all "$@"
IFS=xyz
all "$@"
IFS=' :'
all "$@"
