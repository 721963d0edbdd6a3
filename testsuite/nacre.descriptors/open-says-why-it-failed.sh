# as: user
: >file; mkdir d shut; ln -s loop loop; ln -s nowhere dangling
: >mine; chmod 000 mine; chmod 000 shut
long=$(printf 'x%.0s' 1 2 3 4 5 6 7 8 9 0); long=$long$long$long$long$long; long=$long$long$long$long$long$long
open fd nope O_RDONLY
open fd '' O_RDONLY
open fd file/x O_RDONLY
open fd file O_CREAT O_EXCL
open fd d O_WRONLY
open fd file O_DIRECTORY
open fd loop O_RDONLY
open fd dangling O_WRONLY
open fd dangling O_WRONLY O_NOFOLLOW
open fd "$long" O_RDONLY 2>&1 | sed 's/x\{20,\}\(\.\.\.\)*/X/'
open fd mine O_RDONLY
open fd shut/x O_RDONLY
open fd /etc/nacre-was-here O_WRONLY O_CREAT
open fd /proc/self/environ O_WRONLY
mkfifo fifo; open fd fifo O_WRONLY O_NONBLOCK
echo "status $?, fd is ${fd-unset}"
chmod 700 shut
