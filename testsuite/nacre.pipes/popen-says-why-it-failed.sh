popen f q true; echo $?
popen f r; echo $?
popen 1f r true; echo $?
readonly no=1
popen3 a no b true; echo "$? ${a-unset}"
popen2 a b; echo $?
popen2 a b --; echo $?
pclose; pclose x; echo $?
pclose 77; echo $?
inject pipe2 EMFILE 2
popen3 a b c true; echo "$? ${a-unset}"
inject fork EAGAIN
popen f r true; echo "$? ${f-unset}"
popen f r 'exit 3'
inject waitpid EINTR; pclose $f; echo $?
