# portable
unset x y z
f() { for i do printf '[%s]' "$i"; done; echo; }
f ${x-a b} "${x-a b}" ${x-"a b"} ${x-'a b'} ${x-a\ b} "${x-"a b"}"
f "${x-'a b'}" "${x-\$y \` \" \\ \a}"
f ${x:-${y:-${z:-deep er}}} "${x:-${y:-${z:-deep er}}}" ${x:-"${y:-${z:-deep er}}"}
f ${x-a}${x-b} ${x-a }b a${x- b} ${x- a } ${x-}
f ${x-a\}b} "${x-a\}b}" ${x-"}"} ${x-'}'} "${x-{a\}}"
f ${x-$(echo "a b")} "${x-$(echo "a b")}" ${x-`echo a b`} ${x-$((1 + 2))}
f "${x-"}"}" "${x-"a } b"c}" "${x-"$none"}" "${x-a"}b'"}" "${x-'}'}"
f ${x-*no*match*} "${x-*}" ${x-"*"}
set -- 'p q' r
f ${x-$@} "${x-$@}" ${x-"$@"} ${x-$*} "${x-$*}" ${x-"$*"} ${x+$@}
f ${1+"$@"} "${1+$@}" ${1+$@} ${3+"$@"}
f ${x-a
b} "${x-a
b}"
