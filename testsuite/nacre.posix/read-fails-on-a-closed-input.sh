read a <&-; echo $?
read a <.; echo $?
