# portable
cat <nosuch; test $? != 0 && echo a
echo no >/nosuch/f; test $? != 0 && echo b
{ echo no; } <nosuch; test $? != 0 && echo c
(echo no) <nosuch; test $? != 0 && echo d
for i in 1; do echo no; done <nosuch; test $? != 0 && echo e
if echo no; then :; fi <nosuch; test $? != 0 && echo f
f() { echo no; }; f <nosuch; test $? != 0 && echo g
cat <nosuch | cat; echo h
if cat <nosuch; then :; else echo i; fi
! cat <nosuch && echo j
<nosuch; test $? != 0 && echo k
x=1 <nosuch; echo ${x-unset} >/dev/null
echo no >&9; test $? != 0 && echo l
mkdir d; echo no >d; test $? != 0 && echo m
echo x >f <nosuch; cat f; echo n
command : <nosuch; test $? != 0 && echo o
(: <nosuch; echo no); test $? != 0 && echo p
(exec <nosuch; echo no); test $? != 0 && echo q
