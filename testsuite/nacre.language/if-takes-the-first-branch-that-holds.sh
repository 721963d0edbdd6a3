# portable
if true; then echo a; fi
if false; then echo no; else echo b; fi
if false; then echo no; elif true; then echo c; else echo no; fi
if false; then :; elif false; then :; elif :; then echo d; fi
if false; then echo no; fi; echo $?
if false; then :; elif false; then :; fi; echo $?
if true; then false; fi; echo $?
if false; then :; else (exit 3); fi; echo $?
if true; false; then echo no; else echo e; fi
if ! false; then echo f; fi
if (exit 1) || true && { true; }; then echo g; fi
if
true
then
if false
then echo no
else echo h
fi
fi
if true; then if false; then echo no; fi; else echo no; fi; echo $?
if x=$(false); then echo no; else echo i; fi
if :; then echo j; fi | cat
