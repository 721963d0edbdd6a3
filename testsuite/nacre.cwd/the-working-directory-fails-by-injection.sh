mkdir d
inject chdir EIO; chdir d; echo $?
inject getcwd ENOMEM; getcwd; echo $?
inject getcwd ERANGE; getcwd -v here; [ "$here" = "$PWD" ] && echo 'asked again, with more room'
inject open EMFILE; listdir d; echo $?
inject getdents EIO; listdir d; echo $?
inject stat EIO; pwd >named; read name <named; [ "$name" = "$here" ] && echo 'the kernel was asked instead'
