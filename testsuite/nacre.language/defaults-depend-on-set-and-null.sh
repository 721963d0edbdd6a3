# portable
unset u
n= s=set
echo "${u-d} ${n-d} ${s-d}"
echo "${u:-d} ${n:-d} ${s:-d}"
echo "${u+a} ${n+a} ${s+a}"
echo "${u:+a} ${n:+a} ${s:+a}"
echo "[${u-}] [${u:-}] [${s+}] [${s:+}]"
echo ${v=one} $v ${v=two} $v
v=
echo ${v=no} ${v:=yes} $v
echo "${s?no message} ${n?no message} ${s:?no message}"
set -- p ''
echo "${1-d} ${2-d} ${3-d} ${1:-d} ${2:-d} ${3:-d} ${1+a} ${2+a} ${3+a} ${1:+a} ${2:+a} ${3:+a}"
echo "${#-no} ${?-no} ${@+a} ${*+a}"
set --
echo "[${@-d}] [${*-d}] [${@+a}] [${*:+a}] [${@:-d}]"
