# portable
echo $(case x in x) echo a;; (y) echo no;; esac) "$(case x in (x) echo b; esac)"
echo $(echo ')' "(" \) # ) and a comment (
)
echo "$(echo "c  d" ')' "$(echo "e  f")")" $(echo $(echo $(echo g)))
echo $( (echo h) ) $( { echo i; } ) $(if true; then echo j; fi) $(for k in k l; do echo $k; done)
echo $(cat <<E
m ) n
E
) $(cat <<'E'
' unbalanced
E
)
echo "$(cat <<E
o "p" $(echo q)
E
)"
x=$(echo r; echo s) y="$(echo '"t"' \\)"
printf '%s\n' "$x" "$y"
echo $() "[$()]" $( ) $(
) [$(:)]
f() { echo "$(echo "${1:-$(echo "deep  $(echo er)")}")"; }
f
case $(echo a b) in ('a b') echo one word;; esac
