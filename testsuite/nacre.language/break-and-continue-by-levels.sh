# portable
for i in 1 2 3; do for j in a b c; do [ $j = b ] && continue 2; echo $i$j; done; echo no; done
for i in 1 2; do for j in a b; do [ $i$j = 1b ] && break 2; echo $i$j; done; done; echo $?
for i in 1 2 3; do [ $i = 2 ] && continue; echo $i; done
for i in 1; do for j in 2; do break 9; done; echo no; done; echo out
for i in 1 2; do for j in a b; do continue 9; echo no; done; echo no; done; echo $i$j
while :; do until false; do for i in 1; do break 3; done; done; done; echo three
for i in 1 2; do if [ $i = 1 ]; then { continue; }; fi; case $i in (2) break;; esac; echo no; done; echo $i
for i in 1 2; do eval break; echo no; done; echo $i
for i in 1 2; do command continue; echo no; done; echo $i
n=1; for i in 1 2; do break $n; done; echo $i
while break; do echo no; done; echo end
for i in 1; do break && echo no; done; for i in 1; do ! break; done; echo $?
