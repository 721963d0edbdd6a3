# portable
umask 022; umask -S
umask u=rwx,g=rx,o=; umask -S
: >file; ls -l file | cut -c1-10
umask g-r; umask -S
umask a+rwx; umask -S
umask u=rw,go=; umask -S
umask 077; umask -S
umask o=u; umask -S
umask +r; umask -S
