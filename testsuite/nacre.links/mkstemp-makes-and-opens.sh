# The file is new, is ours alone, and is open; its name goes into a variable.
umask 0
mkstemp fd name "$PWD/x.XXXXXX"; echo $?
[ -f "$name" ] && [ "${#name}" -eq "$((${#PWD} + 9))" ] && ls -l "$name" | cut -c1-10
echo text >&$fd; cat "$name"
case $fd in [3-9]) echo "the lowest descriptor that is free" ;; esac
eval "exec $fd>&-"; unlink "$name"
TMPDIR=$PWD/mine; mkdir "$TMPDIR"
mkstemp fd name; eval "exec $fd>&-"; case $name in "$TMPDIR"/nacre.??????) echo "in TMPDIR" ;; esac
mkdtemp dir; case $dir in "$TMPDIR"/nacre.??????) ls -ld "$dir" | cut -c1-10 ;; esac
unlink "$name"; rmdir "$dir" mine
readonly locked=1
mkstemp locked name; echo "$? $locked"
mkstemp fd 1x; echo $?
mkdtemp locked; echo $?
mkstemp fd; echo $?
mkdtemp; echo $?
listdir -r
