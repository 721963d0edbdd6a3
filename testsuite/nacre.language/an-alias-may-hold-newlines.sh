# portable
alias g='echo one
echo two'
g; echo three
g
alias e='echo four
'
e echo five
if true; then g
fi
