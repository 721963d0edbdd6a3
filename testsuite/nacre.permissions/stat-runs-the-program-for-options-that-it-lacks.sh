umask 022; printf 12345 >file; chmod 640 file
stat -c '%s %a' file
stat --format=%s file; stat -L -c %F .
"$NACRE" -c 'narrate stat -c %n file' 2>&1 | grep -o "# the builtin has no.*" | sort -u
chmod --reference=file -v file >/dev/null && echo changed by the program
mkdir -p a/b; chmod -R 700 a; stat -v mode a/b; echo "$mode"
PATH=; stat -c %s file; echo $?
