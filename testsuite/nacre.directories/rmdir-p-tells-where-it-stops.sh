# rmdir -p goes upward like removedirs, but tells what stopped it.
makedirs a/b/c
: >a/file
rmdir -p a/b/c; echo $?
listdir -r a
makedirs x/y
rmdir -p ./x/y; echo $?
listdir -r
makedirs z/z z/y
rmdir z/z nope z/y z; echo $?
listdir -r
