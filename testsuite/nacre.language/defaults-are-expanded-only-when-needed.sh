# portable
s=set
unset u i
: ${s:-$((i = 1))} ${s-$(echo no >&2)} ${u:+`echo no >&2`}
echo "${i-untouched}"
: ${u:-$((i = 1))}
echo $i
: ${u:=$i$i}
echo $u
