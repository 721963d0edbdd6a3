mkdir dir; printf x >plain; printf 'echo hi\n' >script; chmod +x script
spawnlp P_WAIT nope nope; echo $?
spawnlp -r P_WAIT nope nope
spawnl P_WAIT ./plain plain; echo $?
spawnl P_WAIT ./dir dir; echo $?
spawnl P_WAIT ./script script; echo $?
spawnlp -v pid P_NOWAIT nope nope; echo $?; waitpid -v p,s $pid; echo $s
spawnlp P_MAYBE true true; echo $?
spawnlp P_WAIT; echo $?
spawnlp P_WAIT true; echo $?
spawnlp; echo $?
spawnle P_WAIT /bin/true true; echo $?
readonly no=1
spawnlp -v no P_NOWAIT true true; echo $?
inject fork ENOMEM
spawnlp P_WAIT true true; echo $?
