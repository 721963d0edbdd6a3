times | sed 's/[0-9.]*m[0-9.]*s/T/g'
command times x; echo $?
(times x; echo no) 2>/dev/null || echo ended
