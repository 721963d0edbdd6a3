# portable
alias e='echo ' x='y z' y=w n='nosuch '
e x
e x x
e a x
e n x
e	x
alias t='echo	'
t x
alias c='e '
c x
alias s='sh -c '
s 'echo $0' x
alias w='y ' 
e w x
e >/dev/null x | cat
e \
x
