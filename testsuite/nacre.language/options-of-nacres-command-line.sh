$NACRE -c 'echo $0 $1 $#' name x; echo $?
$NACRE -c; echo $?
$NACRE -Z; echo $?
$NACRE -o nosuch; echo $?
$NACRE --nosuch; echo $?
$NACRE -eu -o pipefail -c 'case $- in (*e*) echo e;; esac; false | true; echo no'; echo $?
echo 'echo $0 $*' | $NACRE -s a b | sed 's,/.*/,,'
echo 'echo stdin $0 $#' | $NACRE | sed 's,/.*/,,'
echo 'echo $0' | $NACRE - 2>/dev/null | sed 's,/.*/,,'
$NACRE +B -c : ; echo $?
