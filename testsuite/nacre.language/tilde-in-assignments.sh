# portable
HOME=/h
x=~ y=~/a:~/b:c~:~d~ z=~:~
echo $x $y $z
x=a~ y=a:~ z=:~:
echo $x $y $z
x='~' y="~" z=\~:"~":'~'
echo $x $y $z
x=~$none y=~/$x
echo $x $y
export e=~:~/f
echo $e
readonly r=~/r:~
echo $r
e=~/now true
unset u
: ${u=~/u:~}
echo $u
echo x=~ x:~
env x=~ sh -c 'echo $x'
a=b=~
echo $a
