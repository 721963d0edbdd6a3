# -b shows a directory after what is in it; -L goes through links, and says where one leads in a circle.
makedirs t/a/b; makedirs t/c; : >t/a/b/f
symlink ../a t/c/to-a
symlink ../.. t/a/b/up
symlink loop t/loop
walk -b t; echo $?
walk -L t; echo $?
walk -bL t/c; echo $?
symlink t top; walk top | head -2
