# portable
printf '1\n2\n3\n4\n' >file
{ read a; read b; cat; echo "$a $b"; } <file
printf '1\n2\n3\n4\n' | { read a; read b; cat; echo "$a $b"; }
{ read a; (read b; echo "$b"); read c; echo "$a $c"; } <file
