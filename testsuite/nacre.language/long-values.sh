# portable
# limit: 60
x=0123456789abcdef
while [ ${#x} -lt 1048576 ]; do x=$x$x; done
echo ${#x}
y=$x
echo ${#y} "$(echo "${x#0}" | wc -c | tr -d ' ')"
z=$(echo "$x")
test "$x" = "$z" && echo same
x=${x%f}
echo ${#x} "${x##*9}" | cut -c 1-20
cat <<E | wc -c | tr -d ' '
$x
E
case $y in (*f) echo ends;; esac
