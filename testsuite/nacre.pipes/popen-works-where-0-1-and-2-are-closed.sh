exec 3<&0 4>&1 5>&2 0<&- 1>&- 2>&-
popen3 in out err 'cat; echo errors >&2'
printf 'through\n' >&$in; close $in
cat <&$out >&4; cat <&$err >&4
pclose $out; echo "$?" >&4
exec 0<&3 1>&4 2>&5 3<&- 4>&- 5>&-
