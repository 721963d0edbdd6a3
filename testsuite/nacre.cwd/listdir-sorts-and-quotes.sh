mkdir d; cd d
: >b; : >.hidden; : >a; : >"it's"; : >'new
line'
listdir
listdir -r
listdir -v names ..; echo "$names"
listdir ..
mkdir empty; listdir empty; listdir -r empty
listdir nope; echo $?
listdir b; echo $?
