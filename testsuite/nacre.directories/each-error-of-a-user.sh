# as: user
# Every errno that a learner can cause by these calls alone, caused.
umask 022
mkdir d; : >f; makedirs full/x; symlink loop loop; mkdir -p locked/in; chmod 555 locked
long=$(printf %0300d 1)
try() { "$@"; echo "$? $1"; }
try mkdir d
try mkdir none/d
try mkdir f/d
try mkdir locked/d
try mkdir "$long"
try mkdir loop/d
try makedirs d
try makedirs f/x/y
try makedirs locked/x/y
try makedirs "x/$long"
rmdir x
try rmdir full
try rmdir none
try rmdir f
try rmdir d/.
try rmdir locked/in
try removedirs full
try remove none
try remove d
try remove f/x
try remove loop/x
try remove "$long"
try rename none x
try rename d d/x
try rename d full
try rename f d
try rename d f
try rename f locked/x
try rename f none/x
try rename f "$long"
try rename loop/x y
ls
chmod 755 locked
