# portable
{ echo a; echo b; }
{ echo c
}
{
echo d;}
(echo e;echo f)
( echo g
)
((echo h) ; (echo i))
{ (echo j) }
({ echo k; })
x=1; { x=2; }; echo $x; (x=3; echo $x); echo $x
{ exit 3; } | cat; echo $?
(exit 4); echo $?
{ false; }; echo $?
(cd /; set -- a b; f() { :; }; trap : EXIT; umask 0); pwd | grep -c '^/$'; echo $#
echo {; echo }; echo { a }; echo "{"a}
{ echo l; } && { echo m; } || { echo no; }; { :; };
f() { return 5; }; (f); echo $?
(return 2>/dev/null); echo done
