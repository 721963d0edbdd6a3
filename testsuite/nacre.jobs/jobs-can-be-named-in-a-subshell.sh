# A substitution lists its parent's jobs, all or one, and can signal them; to wait for them is the parent's part.
set -m
sleep 1000 &
[ "$(jobs -p %1)" = "$!" ] && echo by number
[ "$(jobs -p %+)" = "$!" ] && echo the current one
[ "$(jobs -p %sleep)" = "$!" ] && echo by its beginning
(wait %1) 2>wrong; [ $? -gt 0 ] && echo not waited for
(kill -TERM %1)
wait %1; echo $?
