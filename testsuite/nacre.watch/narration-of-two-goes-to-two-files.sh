# Each line goes to the file of the process that makes the call, whoever prints it.
mkfifo fifo
narrate -o one { read -r line; cd /; } <fifo &
exec 5>fifo
until grep -q '^State:.S' /proc/$!/status; do :; done
narrate -o two { cd /; cd /tmp; cd /; cd "$HOME"; }
echo line >&5
exec 5>&-
wait
grep -c '^job ' two
grep -c '^job ' one
grep -c '^shell ' one
grep -c '^shell .*chdir' two
