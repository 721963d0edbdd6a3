popen f r 'echo x; exit 3'
cat <&$f; close $f
waitpid -v p,s $!; echo $s
popen f r 'exit 4'
waitpid -v p,s $!; echo $s
pclose $f; echo $?
pclose $f; echo $?
popen g r 'exit 5'; close $g; open g2 /dev/null
pclose $g2; echo "not that one any more: $?"
waitpid -v p,s $!; close $g2
popen f r 'yes'; pclose $f; echo $?
popen f r -- nope; pclose $f; echo $?
