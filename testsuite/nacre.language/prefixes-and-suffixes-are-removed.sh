# portable
x=/usr/local/lib/libx.so.1.2
echo "${x#*/} ${x##*/} ${x%/*} ${x%%/*}."
echo "${x%.*} ${x%%.*} ${x#*.} ${x##*.}"
echo "${x#nothing} ${x%nothing} ${x#} ${x%} ${x##} ${x%%}"
echo "[${x##*}] [${x%%*}] [${x#*}]" "${x%?}" "${x#?}" "${x#????}"
x=aaa
echo "${x#a} ${x##a} ${x%a} ${x%%a} ${x#a*} ${x##a*} ${x##*a}" ${x#"${x%?}"}
x=abcabc
echo ${x#*b} ${x##*b} ${x%b*} ${x%%b*} ${x#[a-b]} ${x%[!a-b]} ${x##[abc]} ${x#*bc}
set -- one.two.three
echo ${1#*.} ${1##*.} ${1%.*} ${1%%.*}
unset u; e=
echo "[${u#x}] [${e#*}] [${u%%*}]"
# a suffix of a long one: each place is tried
x=a.b.c.d.e.f
echo ${x%.*.*} ${x%%.*.*} ${x#*.*.} ${x##*.*.}
