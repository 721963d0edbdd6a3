spawnlp P_WAIT sh sh -c 'exit 3'; echo $?
spawnlp -v raw P_WAIT sh sh -c 'exit 3'; echo "$? $raw"
spawnlp -r P_WAIT sh sh -c 'exit 3'
spawnlp -r P_WAIT sh sh -c 'kill -TERM $$'; echo $?
mkfifo go
spawnlp -v pid P_NOWAIT sh sh -c 'read word <go; exit 4'; echo "$? $((pid == $!))"
echo >go; waitpid -v got,status $pid; echo "$status $((got == pid))"
spawnlp P_NOWAIT true true >printed; read pid <printed; waitpid -v got,status $pid; echo "$status $((got == pid))"
getpgrp -v mine; export mine
spawnlp P_WAIT sh sh -c 'read -r pid name state parent group rest </proc/$$/stat; [ "$group" = "$mine" ] && echo "the same group"'
