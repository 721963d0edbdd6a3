# portable
# 
show() { printf '<%s>' "$@"; echo; }
while read a b; do show "$a" "$b"; done <<'END'
one two three
  lead  and trail  
single

END
IFS=:
while read a b; do show "$a" "$b"; done <<'END'
x:y
x:y:
x:y::
:
::
a:b:c
 a : b 
END
IFS=': '
while read a b; do show "$a" "$b"; done <<'END'
 a : b : 
x::y
END
IFS=
read a <<'END'
  kept  
END
show "$a"
