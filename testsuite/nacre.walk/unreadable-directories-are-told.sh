# as: user
# A directory that cannot be read is told, and the walk goes on.
makedirs t/a/in; makedirs t/b/in; makedirs t/c/in; : >t/c/f
chmod 000 t/a; chmod 400 t/c
walk t; echo $?
walk -b t >/dev/null; echo $?
walk -x 'echo "$dirpath"' none t/b/in t/c/f t/a; echo $?
chmod 755 t/a t/c
