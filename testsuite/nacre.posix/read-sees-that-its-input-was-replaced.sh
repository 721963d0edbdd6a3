# portable
printf '%s\n' one two three >f
# A file can be set back, a pipe cannot: what is behind the line belongs to the next reader, whatever was read before.
printf '%s\n' 1 2 3 | { read -r a; read -r b <f; read -r c; echo "$a $b $c"; cat; }
{ read -r a; read -r b; read -r c; echo "$a $b $c"; printf 'x\ny\n' | { read -r d; cat; echo "$d"; }; cat; } <<E2
4
5
6
7
E2
{ read -r a; exec <&-; read -r b 2>/dev/null || echo closed; exec <f; read -r b; echo "$b"; cat; } <<E3
8
9
E3
exec <f; read -r a; (read -r b; echo "$b"); read -r c; echo "$a $c"
