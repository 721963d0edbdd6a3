# portable
# args: a b c d e f g h i j k
echo $# $1 $9 ${10} ${11} $10 $11
echo "[${12}] [$12]"
shift 9
echo $# $1 $2 "[$3]"
shift 0
echo $#
shift
shift
echo $# "[$1]"
set -- x y
set -- "$@" z
echo $*
set -- "$2" "$1"
echo $*
set --
echo $#
