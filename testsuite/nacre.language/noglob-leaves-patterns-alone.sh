# portable
: >a
set -f
echo * [a] ?
set +f
echo * [a] ?
set -o noglob
x=*; echo $x "$x"
set +o noglob
echo $x "$x"
