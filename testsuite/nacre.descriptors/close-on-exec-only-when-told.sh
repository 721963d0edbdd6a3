: >file
seen() { "$NACRE" -c "fstat -v m $1" 2>/dev/null && echo inherited || echo closed; }
open a file; seen $a
open b file O_CLOEXEC; seen $b
dup c $b; seen $c
dup2 $b 9; seen 9
pipe r w; seen $r; seen $w; close $r $w
pipe r w O_CLOEXEC; seen $r; seen $w; close $r $w
close $a $b $c 9
