pipe r w
fork child; if [ $child = 0 ]; then close $w; fdread -a -n n $r 300000 all; echo "$n ${#all}" >got; _exit 0; fi
close $r
fdwrite -a -n n $w "$(printf '%300000s')"; echo "$n"
close $w; waitpid $child >ended; cat got
