# portable
true && echo a; false || echo b; true || echo no; false && echo no; echo $?
false && echo no || echo c; true || echo no && echo d; true && false || echo e
false || false && echo no; echo $?
! true && echo no; ! false && echo f; ! false || echo no; echo $?
! (exit 3); echo $?; ! true | false; echo $?; ! false | true; echo $?
true &&

echo g ||
# a comment
echo no
{ false || true; } && echo h
false || { echo i; false; } || echo j
x=1 && y=2; echo $x$y
true && ! true || echo k
