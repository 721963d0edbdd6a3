# Wrong usage has status 2, and nothing is done.
try() { "$@"; echo "$? $1"; }
try makedirs
try makedirs -x a
try rmdir
try removedirs a b
try remove
try remove a b
try rename a
try rename
listdir -r
