# What a learner cannot cause is injected: the call is named, nothing is stored, and the next one works.
inject symlink ENOSPC; symlink a l; echo $?
inject link EMLINK; : >f; link f g; echo $?
symlink a l; inject readlink EIO; readlink -v x l; echo "$? ${x-unset}"
inject unlink EIO; unlink l; echo $?
inject mkstemp EEXIST; mkstemp fd name; echo "$? ${fd-unset} ${name-unset}"
inject mkdtemp EINTR; mkdtemp name; echo "$? ${name-unset}"
readlink l; unlink l; unlink f; listdir -r
