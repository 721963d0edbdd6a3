t() { printf '%s\n' "$1" >script; $NACRE script; echo $?; }
t "echo 'abc
def"
t 'echo a "b
c
d'
t 'echo ${x-y'
t 'echo `a b'
t 'echo $(a b'
t 'echo $((1 + 2'
t 'echo "$(echo "a)"'
t "echo \$'a"
t 'x="${a-"b}"'
t 'cat <<E
$(echo
E'
