# What a learner cannot cause is injected; the walk goes on with the rest.
makedirs t/a; makedirs t/b/c; : >t/f; symlink a t/l
inject openat EIO; walk t; echo $?
inject openat EINTR 2; walk t; echo $?
inject getdents EIO 3; walk t; echo $?
inject fstatat EIO; walk t | head -6; echo $?
inject open EIO; walk t t/b; echo $?
inject fstat EIO 2; walk -L t/b; echo $?
inject write ENOSPC; walk t/b; echo $?
inject openat EMFILE; walk t/b; echo $?
