# portable
echo 'echo in; return 3; echo no' >dot
. ./dot; echo $?
f() { . ./dot; echo back $?; }; f
echo 'for i in 1 2; do return $i; done' >dot
. ./dot; echo $?
echo 'x=set; false' >dot
. ./dot; echo $? $x
: >dot; false; . ./dot; echo $?
echo 'echo $1 $#' >dot
set -- a b; . ./dot
PATH=.:$PATH; . dot
echo 'echo $LINENO
echo $LINENO' >dot; . ./dot; echo $LINENO
