help -s getuid
help -s -f true | head -3
