f() { echo "$1" 'a  b' >&2; for i in a b; do case $i in (a|b) ! c | d && e &;; esac; done; }
type f
g() (
	cat <<E && while :; do break; done # a comment
body $1
E
	if a; then b; elif c; then d; else e; fi >file 2>&1
)
type g
command -V g | head -1
eval "$(type g | sed 1d)"
type g | sed 1d
h() { h2() { echo inner; }; x=1 y=$(echo a;
echo b) ${z:-"q
r"}; }
type h
