# portable
f() { echo "$# [$1] [$2]"; }
f; f a; f 'a b' c; f "$@"; f ''
f () { echo redefined; }; f
f()
{
	echo on lines
}
f
g() (x=in; echo $x; exit 3); x=out; g; echo $? $x
h() if true; then echo if $1; fi; h a
i() for j do echo $j; done; i b c
k() while read -r l; do echo $l; done; echo d | k
m() case $1 in (e) echo is e;; esac; m e
n() { n() { echo second; }; echo first; }; n; n
o() { echo $1; [ $1 -eq 0 ] || o $(($1 - 1)); echo $1; }; o 2
set -- p q
r() { set -- x y z; shift; echo "$@"; }; r 1; echo "$@"
s() { t=inner; u=$1; }; t=outer; s v; echo $t $u
ls() { echo ls the function; }; ls; unset -f ls; ls | grep -c function
w() { echo $x; }; x=1 w; x=2; w
y() { false; }; y; echo $?; y() { :; }; y; echo $?; y() { return; }; false; y; echo $?
z() { echo z; } 2>/dev/null; z; unset -f z; z 2>/dev/null; echo $?
a1() { echo "$0" | grep -c functions; }; a1
f() { echo $(g2) `g2`; }; g2() { echo late; }; f
e() { x=changed; }; x=1 e; echo $x
