# portable
i=0; while [ $i -lt 3 ]; do echo $i; i=$((i + 1)); done; echo $?
until [ $i -eq 0 ]; do i=$((i - 1)); done; echo $i $?
while false; do :; done; echo $?
until true; do :; done; echo $?
while true; do false; break; done; echo $?
i=0; while i=$((i + 1)); [ $i -le 2 ]; do (exit 3); done; echo $?
while :; do while :; do break 2; done; echo no; done; echo a
i=0
while
	i=$((i + 1))
	[ $i -lt 3 ]
do
	echo b$i
done
while read -r x; do [ "$x" = 2 ] && continue; echo $x; done <<E
1
2
3
E
while break; do echo no; done; echo $?
until ! true; do i=done; break; done; echo $i
