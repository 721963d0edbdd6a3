# A thousand events: the first and the last are shown, those between are counted.
# locale: C.UTF-8
set -o record
i=0
while [ $i -lt 350 ]; do
    (exit 1)
    i=$((i + 1))
done
timeline >seen
[ "$(wc -l <seen)" -lt 130 ] && echo bounded
sed -n 's/.* \(… [0-9]* events\)/\1/p' seen
timeline -w >seen
[ "$(wc -l <seen)" -lt 130 ] && echo bounded
timeline -o picture.svg
[ "$(grep -c '<text' picture.svg)" -lt 260 ] && echo bounded
