# portable
x=$(exit 3); echo $?
x=$(exit 4) y=$(exit 5); echo $?
x=$(exit 6) true; echo $?
$(exit 7); echo $?
`exit 8`; echo $?
echo $(exit 9) $?; echo $?
(exit 10); echo $? $(exit 11) $? $(echo $?; exit 12) $?
(exit 13); x=$(exit 14) y=$?; echo $? $y
false; x=1 eval 'echo $?'
false; x=a; echo $?
false; $none; echo $?
x=$(false)$(true); echo $?
$(true) ; echo $?
false; x=$none y=$(true); echo $?
$(echo echo) hi; $(echo false); echo $?
$(sh -c 'kill -9 $$'); echo $?
false; >/dev/null; echo $?
>$(echo /dev/null; exit 3); echo $?
