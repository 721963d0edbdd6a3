# portable
f() { return 3; echo no; }; f; echo $?
f() { return; }; false; f; echo $?
f() { (exit 5); return; }; f; echo $?
f() { for i in 1 2; do while :; do return $i; done; done; }; f; echo $?
f() { if true; then { return 4; }; fi; }; f; echo $?
f() { g; echo back $?; return 1; }; g() { return 2; }; f; echo $?
f() { (return 6; echo no); echo sub $?; }; f
f() { eval 'return 7; echo no'; echo no; }; f; echo $?
f() { command return 8; echo no; }; f; echo $?
f() { return 9 | return 10; echo $?; }; f
f() { return 1 || echo no; }; f; echo $?
