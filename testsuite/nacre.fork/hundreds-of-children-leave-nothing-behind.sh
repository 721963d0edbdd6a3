# args: 200
# Forks, popens, spawns and system, so many in a row: no zombie, no descriptor, no growth in memory. (make check-soak
# does ten thousand.)
round() {
    fork c; if [ "$c" -eq 0 ]; then _exit 0; fi; waitpid -v p,s $c
    popen f r 'echo x'; read -r line <&$f; pclose $f
    popen2 in out cat -; communicate -v line -s "$1" $in
    popen g r true; close $g; waitpid -v p,s $!
    spawnl P_WAIT /bin/true true; spawnl -v c P_NOWAIT /bin/true true; wait $c
    system :
}
count() {
    i=0
    while [ $i -lt $1 ]; do round $i; i=$((i + 1)); done
}
look() {
    while read -r key value rest; do [ "$key" = RssAnon: ] && rss=$value; done </proc/$$/status
    set -- /proc/$$/fd/*; descriptors=$#
    children=; read -r children </proc/$$/task/$$/children
}
count 50; look; before=$rss had=$descriptors
count $1; look
echo "children: ${children:-none}"
echo "descriptors: $((descriptors - had)) more"
[ $((rss - before)) -le 256 ] && echo "memory: no growth" || echo "memory: $((rss - before)) KiB more"
