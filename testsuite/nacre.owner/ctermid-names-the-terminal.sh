ctermid; ctermid -r; ctermid -v name; echo "$name"
tcgetpgrp; echo $?
tcgetpgrp 999; echo $?
tcgetpgrp x; echo $?
