# What a learner cannot cause is injected: the call is named, and the next one works.
inject mkdir ENOSPC; mkdir d; echo $?
inject mkdir EIO 2; mkdir -p a/b; echo $?
mkdir -p a/b; echo $?
inject chmod EIO; mkdir -m 700 m; echo $?
inject rmdir EIO; rmdir m; echo $?
inject rmdir EINTR 2; removedirs a/b; echo $?
listdir -r
inject unlink EINTR; : >f; remove f; echo $?
remove f; echo $?
inject rename ENOSPC; rename a b; echo $?
inject stat EIO; mkdir -p a; echo $?
rename a b; listdir -r
