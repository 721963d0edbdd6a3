# portable
for i in a 'b c' "" *nosuch*; do printf '[%s]' "$i"; done; echo
for i in; do echo no; done; echo $?
false; for i in; do :; done; echo $?
for i
in a b
do echo $i
done
for i in a b; do echo $i; done; echo $i
set -- x 'y z'
for i; do echo $i; done
for i do echo $i; done
for i
do echo $i; done
for in in in do done; do echo $in; done
for for in for; do echo $for; done
x='1 2'; for i in $x "$x" $(echo 3 4); do echo "<$i>"; done
for i in 1 2 3; do set -- changed; shift; done; echo $#
for i in 1 2; do i=$i$i; echo $i; done
for i in a; do false; done; echo $?
for i in 1; do for i in 2; do :; done; echo $i; done
for i in a b; do
	# a comment
	echo $i # and another

done | cat
for _x1 in y; do echo $_x1; done
