trap '' CHLD
ignored() { while read -r key bits; do [ "$key" = SigIgn: ] && echo $((0x$bits >> 16 & 1)); done; }
fork c; if [ "$c" -eq 0 ]; then _exit 3; fi
waitpid -v p,s $c; echo $s
cat /proc/self/status | ignored
(cat /proc/self/status | ignored)
spawnlp P_WAIT cat cat /proc/self/status | ignored
ignored </proc/$$/status
inject sigaction EIO
fork c; if [ "$c" -eq 0 ]; then _exit 4; fi
waitpid -v p,s $c; echo $s
