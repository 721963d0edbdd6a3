inject fork EAGAIN
system true; echo $?
inject waitpid EINTR
system 'exit 3'; echo $?
inject waitpid ECHILD
system 'exit 3'; echo $?
inject execve ENOENT
system true; echo $?
