# portable
long=$(printf '%020000d' 7)
echo "$long" >file
echo next >>file
{ read a; read b; } <file
[ "$a" = "$long" ] && echo "$b"
