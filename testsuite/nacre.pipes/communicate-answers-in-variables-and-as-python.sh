popen2 in out 'cat -'; communicate -r -s 'through stdin to stdout' $in $out; echo $?
popen3 in out err 'cat -; echo ";to stderr" 1>&2; exit 6'
communicate -r -s 'through stdin to stdout' $out; echo $?
popen4 in out 'cat -; echo ";to stderr" 1>&2'; communicate -r -s 'through stdin to stdout' $out
popen3 in out err 'cat -; echo errors >&2'; communicate -v o,e -s 'text' $in; echo "$o|$e"
popen f r 'echo only; echo two'; communicate -v o $f; echo "$o"
popen f w 'cat'; communicate -s 'only in
' $f
popen f w 'wc -c'; communicate -s '' $f
popen f r 'printf "a\0b"'; communicate -v o $f; echo "$? $o"
