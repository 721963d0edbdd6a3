# A name with a newline or an escape is linked and removed like any other; messages show it escaped.
strange=$(printf 'a\nb\033[31mc')
symlink "$strange" "$strange"; symlink x "$strange"; echo $?
cat "$strange" 2>/dev/null; readlink -r "$strange"
link "$strange" plain; readlink -r plain
unlink "$strange"; readlink "$strange"; echo $?
unlink plain; listdir -r
