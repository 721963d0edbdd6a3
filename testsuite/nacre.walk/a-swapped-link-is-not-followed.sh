# While the walk is under way, a directory that it is about to enter is replaced by a link that leads out of the tree.
makedirs t/a; makedirs t/b/c; makedirs secret/deep
walk -x 'echo "$dirpath"; [ "$dirpath" = t/a ] && { rename t/b gone; symlink ../secret t/b; }' t; echo $?
unlink t/b; rename gone t/b
walk -x 'echo "$dirpath"; [ "$dirpath" = t/a ] && { rename t/b gone; : >t/b; }' t; echo $?
unlink t/b; rename gone t/b
walk -x 'echo "$dirpath"; [ "$dirpath" = t/a ] && { rmdir t/b/c; rmdir t/b; }' t; echo $?
