# portable
# $# comes first where what follows is no name
set -- a b c
echo ${#-x} ${#+x} ${#:+x} ${##} ${###} ${#%3} ${##3}
echo ${#?}
