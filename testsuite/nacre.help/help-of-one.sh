help getpid
help -c getpid
help -y getpid
