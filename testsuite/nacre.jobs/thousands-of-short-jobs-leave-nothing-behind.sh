# args: 30
# Jobs of every form, a hundred a round: no zombie, no descriptor, no growth in memory. (A million of them do as well.)
round() {
    i=0
    while [ $i -lt 10 ]; do
        true & true & /bin/true & (exit 3) &
        wait
        true & wait $!
        /bin/true & wait %%
        true | true & true | true &
        i=$((i + 1))
    done
}
count() {
    n=0
    while [ $n -lt $1 ]; do round; n=$((n + 1)); done
    wait
}
look() {
    while read -r key value rest; do [ "$key" = RssAnon: ] && rss=$value; done </proc/$$/status
    set -- /proc/$$/fd/*; descriptors=$#
    children=; read -r children </proc/$$/task/$$/children
}
set -m
count 12; look; before=$rss had=$descriptors
count $1; look
echo "children: ${children:-none}"
echo "descriptors: $((descriptors - had)) more"
[ $((rss - before)) -le 64 ] && echo "memory: no growth" || echo "memory: $((rss - before)) KiB more"
jobs
