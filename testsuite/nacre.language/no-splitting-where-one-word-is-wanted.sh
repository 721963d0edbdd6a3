# portable
x='a  b *'
y=$x
printf '[%s]\n' "$y"
y=$x$x z=$(echo "$x") w=`echo "$x"` v=${none:-$x}
printf '[%s]\n' "$y" "$z" "$w" "$v"
case $x in ('a  b *') echo case;; esac
case 'a  b *' in ($x) echo pattern;; esac
export e=$x
readonly r=$x
printf '[%s]\n' "$e" "$r"
echo to the file >$x; cat "$x"
cat <<E
$x
E
set -- $none "$none"; echo $#
