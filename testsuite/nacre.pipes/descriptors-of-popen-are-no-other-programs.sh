# cat ends although a program that was started later lives on: that one has no copy of the writing end.
popen2 in out cat -
export in out
popen hold w 'read line; for n in $in $out; do [ -e /proc/$$/fd/$n ] || echo "nothing under that number"; done'
echo text >&$in; close $in
cat <&$out; pclose $out
echo >&$hold; pclose $hold
# Who wants to hand one on names it.
popen f r 'echo handed on'
eval "sh -c 'cat <&$f' $f<&$f"
pclose $f
