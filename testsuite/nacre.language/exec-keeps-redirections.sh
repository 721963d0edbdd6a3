# portable
exec 3>&1 >f
echo a
exec >&3 3>&-
echo b; cat f
exec 3<f; exec 4<&3 3<&-; cat <&4; exec 4<&-
(exec >g; echo c; echo d >&2) 2>/dev/null; cat g
exec </dev/null; read -r x; echo $?
exec 2>err; nosuchcommand; exec 2>&1; test -s err && echo told
sh -c 'echo e; exec 3>f; echo f >&3; cat f'
