# portable
echo a >f; echo b >>f; cat f; cat <f; cat 0<f; cat <f -
echo c 1>f; cat f
>g; cat g; echo $?
echo d > g e; cat g
> g echo f 2>&1; cat g
x=1 >g y=2 env; grep '^[xy]=' g | sort
{ echo h; echo i >&2; } >f 2>g; cat f g
echo j >'a b' >"c"; ls
cat <f <g
n=file; echo k >$n; cat file; echo l >"$n"1; cat file1; echo m >${n}2; cat file2; echo n >$(echo f); cat f
echo o 2>/dev/null >&2 | cat; echo p
echo 2>f; echo 2 >f; cat f; echo q2>f; cat f; echo 2\>f
cat <<E >f; cat f
here
E
