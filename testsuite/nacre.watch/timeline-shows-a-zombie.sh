# A child that has ended is dotted until it is collected; where the locale has no lines, plain signs do.
# locale: C
set -o record
fork child
[ "$child" -eq 0 ] && _exit 4
until ptree >seen; grep -q zombie seen; do :; done
waitpid -v x $child
timeline >seen
grep -q '^ .*ms  +--:--o .*collects grep' seen && echo dotted
timeline -w >seen
sed -n '/child/s/[0-9][0-9.]*/N/gp' seen | grep -v '(vfork)\|grep'
