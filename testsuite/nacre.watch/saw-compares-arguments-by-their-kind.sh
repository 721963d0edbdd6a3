set -o record
echo hello >file
cat <file >/dev/null
cd /nowhere 2>/dev/null
umask 022
trap : USR1 # who catches a signal holds it back while a child is made
( exit 1 )
saw open path=file flags=O_CREAT; echo "$?"
saw open path=file flags='O_WRONLY|O_TRUNC' mode=0666; echo "$?"
saw open path=file flags=RDONLY; echo "$?"
saw open path=file flags=O_RDWR; echo "$?"
saw open path=file flags=O_APPEND; echo "$?"
saw write data='hello
'; echo "$?"
saw write data=hello; echo "$?"
saw execve argv=cat; echo "$?"
saw chdir path=/nowhere errno=ENOENT result=-1; echo "$?"
saw chdir path=/nowhere errno=none; echo "$?"
saw umask mode=22; echo "$?"
saw sigprocmask how=block set=USR1; echo "$?"
saw fork role=shell; echo "$?"
saw fork injected=no; echo "$?"
saw fork injected=yes; echo "$?"
long=0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789
cd "/$long/1" 2>/dev/null
saw chdir path="/$long/2"; echo "cut: $?"
saw chdir path="/x$long"; echo "$?"
