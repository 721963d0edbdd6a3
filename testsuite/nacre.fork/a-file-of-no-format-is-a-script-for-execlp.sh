printf 'echo "a script: $1"\n' >script; chmod +x script
PATH=.:$PATH
fork c; if [ "$c" -eq 0 ]; then execlp script script word; _exit 9; fi
waitpid -v p,s $c; echo $s
spawnlp P_WAIT script script "by spawn"; echo $?
