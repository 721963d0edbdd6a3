communicate; echo $?
communicate 77; echo $?
communicate x; echo $?
popen f r true; popen2 in out cat
communicate $f $in; echo $?
pclose $f
communicate -v 1 $in; echo $?
communicate -x $in; echo $?
inject read EIO
communicate $in </dev/zero; echo $?
popen2 in out 'echo out'
communicate $in </dev/null >/dev/full; echo $?
popen2 in out 'cat'
inject ppoll ENOMEM
communicate -s x $in; echo $?
popen2 in out 'cat'
inject ppoll EINTR
communicate -s x $in; echo; echo $?
