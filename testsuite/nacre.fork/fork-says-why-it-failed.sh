# as: user
ulimit -u 1
fork child; echo "$? ${child-unset}"
spawnlp P_WAIT true true; echo $?
spawnlp P_NOWAIT true true; echo $?
system true; echo $?
popen f r true; echo "$? ${f-unset}"
