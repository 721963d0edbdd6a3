# portable
if cat <<E; then echo yes; fi
condition
E
for i in 1 2; do read -r x; echo $i$x; done <<E
a
b
E
case $(cat <<E
word
E
) in (word) cat <<E; echo after;; esac
body
E
{ read -r x; echo "$x"; } <<E && (read -r x; echo "$x") <<F
group
E
subshell
F
until read -r x; do :; done <<E
until
E
echo $x
f() { cat; } <<E
of the function $#
E
f; f a
