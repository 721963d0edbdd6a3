# portable
f() { echo out; echo err >&2; }
f 2>&1 >/dev/null
f >/dev/null 2>&1
f 3>&1 1>&2 2>&3 3>&- 2>/dev/null
{ f 3>&1 1>&2 2>&3 3>&-; } 2>/dev/null
f >a 2>&1 >b; cat a; echo -; cat b
echo x >c >d; cat c; echo -; cat d
echo y >e <nosuch 2>/dev/null; cat e; echo $?
