# portable
alias begin='{' end='}' myif='if true; then' myfi=fi p='echo a |' q='echo "b' sub='echo $(echo' c='case x in' for3='for i in 1 2 3; do'
begin echo group; end
myif echo yes; myfi
p cat
q c"
sub d)
c x) echo e;; esac
for3 echo $i; done
alias semi='echo f; echo' and='true &&' comment='echo h #'
semi g
and echo i
comment echo no
alias rd='>file' 
rd echo j; cat file
alias hd='cat <<E'
hd
k
E
alias if=echo
if true; then echo l; fi
unalias if
alias fn='f()'
fn { echo m; }
f
alias nl='
'
echo n
nl echo o
