# portable
set -e
if false; then :; fi; echo a
while false; do :; done; echo b
until true; do :; done; echo c
false || echo d
false && echo no; echo e
! true; echo f
! false; echo g
false | true; echo h
if ! false; then echo i; fi
{ false; echo j; } || echo no
{ false; echo k; } && echo l
(false; echo m) || echo no
(set -e; false; echo n) || echo no
f() { false; echo o; }
f || echo no
if f; then :; fi
f && :
! f
while ! f; do :; done
elif_test() { if false; then :; elif false; then :; else echo p; fi; }
elif_test
false && false || echo q
echo $(false) r
export x=$(false); echo s
eval 'false; echo t' || echo no
: $(false); echo u
for i in $(false); do :; done; echo v
case $(false) in (*) echo w;; esac
false & wait $! || echo x
true && { false || true; }; echo y
