# A child is made with signals held back when the shell catches one, and without that trouble when it catches none.
set -o record
asked() { saw sigprocmask how=setmask && echo held back || echo left alone; }
( : ); asked
/bin/true; asked
x=$(:); asked
trap 'echo caught' USR1
( : ); asked
/bin/true; asked
trap - USR1
( sh -c 'kill -USR1 $PPID'; echo not reached ) 2>/dev/null; echo "$?"
trap 'echo caught' USR1
kill -USR1 $$
( sh -c 'kill -USR1 $PPID'; echo not reached ) 2>/dev/null; echo "$?"
