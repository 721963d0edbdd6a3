# portable
printf 'echo a\necho b\nif; then\necho no\n' >script
sh script 2>/dev/null; test $? != 0 && echo failed
printf 'echo a; if; then\n' | sh 2>/dev/null; test $? != 0 && echo failed
(eval 'echo a
fi'; echo no) 2>/dev/null; test $? != 0 && echo ended
echo 'echo dot
(' >dot
(. ./dot; echo no) 2>/dev/null; test $? != 0 && echo ended
x=$(sh -c 'echo a; (' 2>/dev/null); echo "[$x]"
