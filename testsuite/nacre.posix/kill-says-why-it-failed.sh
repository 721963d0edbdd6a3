kill; echo $?
kill -s; echo $?
kill -FOO $$; echo $?
kill 99999999; echo $?
kill -s TERM x 99999999; echo $?
