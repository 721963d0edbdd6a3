# portable
set -o pipefail
true | true; echo $?
false | true; echo $?
(exit 3) | (exit 4) | true; echo $?
(exit 5) | true | (exit 6) | true; echo $?
true | false | true; echo $?
! false | true; echo $?
if false | true; then echo no; else echo a; fi
false | true && echo no
sh -c 'kill -9 $$' | true; echo $?
x=$(false | true); echo $?
set +o pipefail
false | true; echo $?
(set -o pipefail; false | true); echo $?
(set -e -o pipefail; false | true; echo no); echo $?
