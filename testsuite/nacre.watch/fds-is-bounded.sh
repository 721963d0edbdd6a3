# A thousand descriptors, most of them counted only.
# leaves: descriptors
# locale: C.UTF-8
n=3
ulimit -n 1200
while [ $n -lt 1003 ]; do
    eval "exec $n</dev/null"
    n=$((n + 1))
done
fds >seen
sed -n '/more:/s/^ *//p' seen
[ "$(wc -l <seen)" -lt 30 ] && echo bounded
fds -w >seen
[ "$(wc -l <seen)" -lt 30 ] && echo bounded
