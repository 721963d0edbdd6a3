(x=$((1 / 0)); echo no); echo $?
(readonly r=1; r=2; echo no); echo $?
(readonly r=1; r=2 true; echo no); echo $?
(x=${u?} true; echo no); echo $?
(x=${u?} :; echo no); echo $?
