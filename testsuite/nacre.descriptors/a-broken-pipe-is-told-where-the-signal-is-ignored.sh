("$NACRE" -c 'pipe r w; close $r; fdwrite $w x; echo never'); kill -l $?
trap '' PIPE
pipe r w; close $r; fdwrite $w x; echo $?; close $w
