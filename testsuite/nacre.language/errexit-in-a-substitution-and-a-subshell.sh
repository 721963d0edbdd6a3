# portable
set -e
x=$(set +e; false; echo a); echo $x
(set +e; false; echo b)
set +e
(set -e; false; echo no); echo $?
f() { set -e; (false; echo no); echo no; }
(f); echo $?
x=$(set -e; false; echo no); echo "[$x] $?"
false; echo c
