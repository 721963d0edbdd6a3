# portable
unset x; n=
(echo ${x?}; echo no); test $? != 0 && echo ended
(echo ${x:?}; echo no); test $? != 0 && echo ended
(echo ${n:?is null}; echo no); test $? != 0 && echo ended
(echo "${x?two  words $((1 + 1))}"; echo no); test $? != 0 && echo ended
(: ${1?}; echo no); test $? != 0 && echo ended
(true | : ${x?in a pipeline}); test $? != 0 && echo ended
echo ${n?fine} ${x-fine}
