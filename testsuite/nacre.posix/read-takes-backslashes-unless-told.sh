# portable
show() { printf '<%s>' "$@"; echo; }
read a b <<'END'
one\ two th\ree\\ \
four
END
show "$a" "$b"
read -r a b <<'END'
one\ two \
END
show "$a" "$b"
IFS=:
read a b <<'END'
x\:y:z
END
show "$a" "$b"
