# The shell that could not be replaced goes on as it was, traps and all.
trap 'echo trapped' USR1
mkdir dir empty first
printf 'echo a script\n' >script; chmod +x script
printf x >plain
cp script first/prog; chmod -x first/prog
execl ./nope nope; echo $?
execl plain/nope nope; echo $?
execl ./plain plain; echo $?
execl ./dir dir; echo $?
execl ./script script; echo $?
execlp nope nope; echo $?
PATH=first:empty:plain:$PATH
execvp prog prog; echo $?
inject execve ENOMEM
execv /bin/true true; echo $?
getpid -v me; kill -USR1 $me
