# portable
# limit: 60
i=0
while [ $i -lt 30000 ]; do i=$((i + 1)); done
echo $i
n=0
for w in $(printf '%020000d' 0 | sed 's/0/w /g'); do n=$((n + 1)); done
echo $n
set -- $(printf '%020000d' 0 | sed 's/0/x /g')
echo $#
while [ $# -gt 19000 ]; do shift; done
echo $#
