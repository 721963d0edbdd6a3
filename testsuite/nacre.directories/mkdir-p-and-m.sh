# POSIX's options: -p is content with what is there, -m is exact, parents let their owner in.
umask 027
mkdir -p a/b/c a/b; echo $?
mkdir -p a/b/c/; echo $?
: >f
mkdir -p f; echo $?
mkdir -p f/g; echo $?
mkdir -m 1777 one; mkdir -m go=,u+t two; mkdir -pm 0 p/three; mkdir plain
ls -ld a one two p p/three plain | cut -c1-10
umask 777
mkdir -p q/r/s; echo $?
umask 22
ls -ld q q/r q/r/s | cut -c1-10
mkdir -m =rwx masked; mkdir -m -w,o= less; ls -ld masked less | cut -c1-10
mkdir -m 8 no; echo $?
mkdir -m u+ no,; echo $?
mkdir -m; echo $?
mkdir; echo $?
chmod 700 q q/r q/r/s; rmdir p/three
