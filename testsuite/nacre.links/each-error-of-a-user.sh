# as: user
# Every errno that a learner can cause by these calls alone, caused.
mkdir d; : >f; symlink loop loop; mkdir -p locked/in; : >locked/f; chmod 555 locked
long=$(printf %0300d 1)
longer=$(printf %05000d 1)
try() { "$@"; echo "$? $1"; }
try symlink x f
try symlink x none/l
try symlink x f/l
try symlink x locked/l
try symlink x "$long"
try symlink x loop/l
try symlink '' l
try symlink "$longer" l
try link none l
try link f d
try link d l
try link f none/l
try link f/x l
try link f locked/l
try link "$long" l
try link loop/x l
try readlink f
try readlink none
try readlink f/x
try readlink loop/x
try readlink "$long"
try unlink none
try unlink d
try unlink locked/f
try unlink f/x
try mkstemp fd name t
try mkstemp fd name none/XXXXXX
try mkstemp fd name f/XXXXXX
try mkstemp fd name locked/XXXXXX
try mkdtemp name t
try mkdtemp name none/XXXXXX
try mkdtemp name locked/XXXXXX
try mkdtemp name loop/XXXXXX
chmod 000 d; try readlink d/x; chmod 755 d locked
echo "${fd-unset} ${name-unset}"
ls
