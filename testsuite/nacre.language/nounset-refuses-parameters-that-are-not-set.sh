# portable
set -u
x= 
set -- a
echo "[$x]" ${#x} $1 ${2-d} ${2+a} ${y-d} ${y:-d} ${y+a} ${y=b} $y "$@" $* $# $? ${0:+name}
t() { (eval "$1"; echo no) 2>/dev/null; test $? != 0 && echo ended; }
t 'echo $u'
t 'echo ${u}'
t 'echo "${u}"'
t 'echo ${#u}'
t 'echo ${u#x}'
t 'echo ${u%%x}'
t 'echo $2'
t 'x=$u'
t 'echo $(($u + 1))'
t 'echo $((u + 1))'
t 'cat <<E
$u
E
exit'
t 'case $u in (*) ;; esac'
t 'for i in $u; do :; done'
t ': >$u'
set --
for i in "$@" $*; do echo no; done
echo "$*" $@ ${1-none} "${@-none}"
set +u
echo "[$u]"
