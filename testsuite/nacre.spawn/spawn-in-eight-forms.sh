export HERE=shell
show='echo "$0 $1 ${HERE-unset} ${A-}"'
spawnl P_WAIT /bin/sh argv0 -c "$show" l
spawnlp P_WAIT sh argv0 -c "$show" lp
spawnle P_WAIT /bin/sh argv0 -c "$show" le -- A=env
spawnlpe P_WAIT sh argv0 -c "$show" lpe -- A=env
set -- argv0 -c "$show" list
spawnv P_WAIT /bin/sh "$@"
spawnvp P_WAIT sh "$@"
spawnve P_WAIT /bin/sh "$@" -- A=env
spawnvpe P_WAIT sh "$@" --
