# Each command of it is a child of the shell itself, and $! is the last.
cat <<END | : | sleep 1000 &
not read
END
last=$!
read pid name state parent rest </proc/$last/stat
[ "$parent" = $$ ] && echo a child
kill -KILL $last; wait $last; echo $?
true | (exit 3) & wait $!; echo $?
! true | false & wait $!; echo $?
set -o pipefail; (exit 4) | true & wait $!; echo $?
echo input | { cat | cat & wait; }; echo not taken: the input is empty
