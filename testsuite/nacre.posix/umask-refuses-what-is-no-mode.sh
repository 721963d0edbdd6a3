umask 027; umask
umask 8; echo $?
umask 1000; echo $?
umask u+z; echo $?
umask u=r,; echo $?
umask
