# portable
for i in a b; do echo $i; done >f; cat f
while read -r x; do echo "<$x>"; done <f
until read -r x; do :; done <f; echo $x
if echo c; then echo d; else echo no; fi >f; cat f
case x in (x) echo e; echo f >&2;; esac >f 2>&1; cat f
{ echo g; echo h; } >f; cat f
(echo i; echo j) >f; cat f
f() { echo "fn $1"; } >out
f 1; cat out; f 2 ; cat out
f 3 >other; cat out; cat other
g() { cat; echo g; }; g <f >h; cat h
{ { echo k; } >&3; } 3>&1
x=1; { x=2; } >f; echo $x; (x=3) >f; echo $x
{ exec 4>&1; } ; echo l >&4; exec 4>&-
for i in 1; do exec >m; done; echo m; exec >&2; cat m 2>/dev/null
