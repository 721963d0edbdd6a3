# portable
if false; then echo ${x!y}; fi
echo not reached, no error
(eval 'echo ${x!y}'; echo no); test $? != 0 && echo ended
(eval 'echo ${}'; echo no); test $? != 0 && echo ended
(eval 'echo ${-x-y z'; echo no); test $? != 0 && echo ended
