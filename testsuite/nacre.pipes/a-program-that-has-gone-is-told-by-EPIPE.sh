trap '' PIPE
popen f w 'exit 3'
waitpid -v p,s $!; echo $s
echo lost >&$f; echo $?
pclose $f
trap - PIPE
# Without the trap it is the signal that ends whoever writes.
popen f w 'exit 4'; waitpid -v p,s $!
(echo lost >&$f); echo $?
pclose $f; echo $?
