# portable
mkdir d d/e f
: >a >b >ab >'a b' >d/x >d/y.c >d/e/z >f/x
echo *
echo a* *b ?? [ab] [!ad]* a?b
echo */ */* d/* */x d/*/z *//x
echo ./* d/../a*
echo no* no/* */no '*' "*" \* "a"* 'a'? "a*"
echo "d"/"x" d/"*" "d/"*
x='a*' y='*'
echo $x "$x" $y$y '$y' ${none:-[ab]} ${none:-"[ab]"}
for i in a*; do printf '[%s]' "$i"; done; echo
echo $(echo '*') "$(echo '*')" `echo 'd/*'`
z=*
echo "$z"
set -f
echo * $x
set +f
echo *b
