# Whoever has the old file open keeps it; its name now leads to the new one.
echo old >a; echo new >b
exec 3<a
rename b a
read line <&3; echo "$line"
read line <a; echo "$line"
exec 3<&-
mkdir d e; rename d e; echo $?
listdir -r
mkdir d; : >e/x; rename d e; echo $?
rename a a; echo $?
