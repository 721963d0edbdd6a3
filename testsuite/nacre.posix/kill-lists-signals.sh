kill -l 137; kill -l 9; kill -l TERM; kill -l 143
kill -l | grep -c -x -e HUP -e INT -e TERM
kill -l 200; echo $?
kill -l NOPE; echo $?
