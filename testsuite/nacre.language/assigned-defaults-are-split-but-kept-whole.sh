# portable
unset x y z
for i in ${x=a b} "${y=a  b}" ${z:="c  d"}; do printf '[%s]' "$i"; done; echo
echo "$x|$y|$z"
unset IFS x
IFS=:
for i in ${x=a:b c}; do printf '[%s]' "$i"; done; echo
echo "$x"
unset x
y=${x=*}
echo "$x" "$y"
