# portable
set --
(: ${1=a}; echo no); test $? != 0 && echo ended
(: ${!=a}; echo no); test $? != 0 && echo ended
set -- b
echo ${1=a} ${1:=a}
