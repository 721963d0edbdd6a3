# Where the room for the stack ends, also after it was made smaller, a function that calls itself ends with an error.
ulimit -s 1024
f() { f; }
(f) 2>said; echo $?
grep -q 'too deep' said || cat said
(eval "$(printf '%20000s' | tr ' ' '(')") 2>/dev/null; echo $?
echo and the shell goes on
