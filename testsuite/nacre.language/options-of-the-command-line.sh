# portable
# args: a b
exec 2>/dev/null
sh -ec 'false; echo no'; echo $?
sh -c 'echo $0 $1 $#' name x y
sh -c 'echo $#'
sh -u -f -c 'echo * $1; echo ${u-d}' name; echo $?
sh -o noglob -c 'echo *'
sh +e -c 'false; echo a'
sh -c -e 'false; echo no'; echo $?
sh -s b c <<E
echo \$1 \$#
E
echo 'echo $0 $1' >script; sh script d
echo 'echo $1 $2' | sh -s -- -e f
sh -- script g
