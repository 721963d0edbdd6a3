# What a command writes is what it writes without narration; narration goes where the shell's errors went at first.
cat >commands <<'END'
narrate ls -d / /nowhere >out1 2>err1
narrate { echo one; (echo two >&2); } >out2 2>err2
narrate cat <<E | cat >out3
here
E
x=$(narrate echo three)
echo "$x"
narrate cd /nowhere 2>err4
exec 2>/dev/null
narrate echo four
END
"$NACRE" commands 2>told >out
cat out out1 out2 out3
cat err1 err2 err4
grep -q 'execve("/bin/ls"\|execve("/usr/bin/ls"' told && echo told
grep -c 'write(1.*four' told
