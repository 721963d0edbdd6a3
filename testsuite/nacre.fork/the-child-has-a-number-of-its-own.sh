getpid -v parent; getpgrp -v group; started=$$
fork child
if [ "$child" -eq 0 ]; then
    getpid -v me; getppid -v mother; getpgrp -v mine
    echo "\$\$ is the first shell's: $(($$ == started))"
    echo "getpid is its own: $((me != parent))"
    echo "its parent: $((mother == parent))"
    echo "\$(getpid) is the substitution's: $(($(getpid) != me))"
    echo "the shell's group: $((mine == group))"
    _exit 0
fi
waitpid $child >waited
echo "\$! in the parent: $(($! == child))"
