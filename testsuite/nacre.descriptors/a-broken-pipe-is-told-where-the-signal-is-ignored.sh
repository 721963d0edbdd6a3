exec 3>&- # free, also where valgrind has taken it
("$NACRE" -c 'pipe r w; close $r; fdwrite $w x; echo never'); kill -l $?
trap '' PIPE
pipe r w; close $r; fdwrite $w x; echo $?; close $w
