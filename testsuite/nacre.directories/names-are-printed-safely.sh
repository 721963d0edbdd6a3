# A name with a newline or an escape is made and removed like any other; messages show it escaped.
strange=$(printf 'a\nb\033[31mc')
mkdir "$strange"; echo $?
mkdir "$strange"; echo $?
listdir -r
rename "$strange" "$strange/x"; echo $?
rmdir "$strange/none"
removedirs "$strange"; echo $?
mkdir -- -p; rmdir -- -p; echo $?
mkdir ''; echo $?
remove ''; echo $?
