# portable
# locale: C.UTF-8
x=abc e=
unset u
echo ${#x} ${#e} ${#u} "${#x}"
x='é日本𝄞'
echo ${#x} "${#x}"
set -- a bb ccc
echo ${#} ${#1} ${#2} ${#3} ${#4}
echo $# "$#" $#x ${#}x
false
echo ${#?}
x=$(printf '%0100d' 0)
echo ${#x}
