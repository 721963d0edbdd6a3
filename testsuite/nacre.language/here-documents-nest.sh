# portable
cat <<A
$(cat <<B
$(cat <<C
deep
C
)
b
B
)
$(cat <<'Q'
$quoted
Q
)
a
A
f() {
	cat <<E
in a function: $1 $(cat <<F
inner: $1
F
)
E
}
f x
f y
while read -r a; do
	cat <<E
loop $a
E
done <<E
1
2
E
