# mkdir and rmdir change the last part alone; makedirs and removedirs all that they can.
mkdir a/b; echo $?
makedirs a/b/c//d/; echo $?
removedirs a/b/c/d; echo $?
listdir -r
makedirs a/b/c; : >a/kept
removedirs a/b/c; echo $?
listdir -r a
makedirs a; echo $?
makedirs -e a ./a/ a/../a/e; echo $?
removedirs a/none; echo $?
removedirs /; echo $?
