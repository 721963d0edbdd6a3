# -x runs commands with dirpath, dirnames and filenames; "$@" is the listing; break, continue and $? are a loop's.
makedirs t/a/b; makedirs 't/c d'; : >t/f; : >t/a/g; : >"t/c d/h i"
set -- my own words
walk -x 'echo "$dirpath: [$dirnames] [$filenames] $#"; shift $#; set -- other' t; echo $?
echo "$@"
walk -b -x 'echo "$dirpath"' t
walk -x 'for name; do case $name in */) ;; *) echo "$dirpath/$name" ;; esac; done' t
walk -x 'echo "$dirpath"; case $dirpath in t/a) break ;; esac' t; echo $?
for i in 1 2; do walk -x 'echo "$i $dirpath"; continue 2' t; echo never; done
f() { walk -x 'echo "$dirpath"; return 7' t; echo never; }; f; echo $?
( walk -x 'exit 5' t; echo never ); echo $?
walk -x 'walk -x "echo inner \$dirpath" "$dirpath/b"; cd /; false' t/a; echo "$? $(pwd)"
cd - >/dev/null
( set -e; walk -x 'false' t; echo never ); echo $?
