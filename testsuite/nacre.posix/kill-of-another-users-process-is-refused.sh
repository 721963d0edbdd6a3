# as: user
kill 1; echo $?
