# One argument of more than 128 KiB is more than the kernel takes: E2BIG, in this process or in a child.
big=x; while [ ${#big} -lt 200000 ]; do big=$big$big; done
execv /bin/true true "$big"; echo $?
execle /bin/true true -- A="$big"; echo $?
spawnv P_WAIT /bin/true true "$big"; echo $?
# A program that somebody has open for writing: ETXTBSY.
cp /bin/true busy; open fd busy O_WRONLY O_APPEND
execl ./busy busy; echo $?
spawnl P_WAIT ./busy busy; echo $?
close $fd; spawnl P_WAIT ./busy busy; echo $?
