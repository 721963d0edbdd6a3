# portable
# The children ignore it; the shell, which needs the statuses, does not.
trap '' CHLD
(exit 3); echo $?
sh -c 'exit 4'; echo $?
sh -c 'exit 5' & wait $!; echo $?
(sh -c 'exit 6'; echo $?) & wait
x=$(sh -c 'exit 7'; echo $?); echo $x
trap
