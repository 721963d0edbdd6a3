# portable
cat <<A; cat <<B; cat <<C
a
A
b
B
c
C
cat <<A - <<B
not read
A
read
B
cat <<A && echo between && cat <<B || echo no
first
A
second
B
cat <<A | cat - /dev/fd/3 3<<B
piped
A
by number
B
{ cat; cat <&3; } <<A 3<<B
zero
A
three
B
