# What tempnam does, and what comes of it; and O_EXCL, by which mkstemp and noclobber are safe.
echo precious >mine
name=./tmp1234
[ ! -e "$name" ] && echo "$name is free"
( symlink mine "$name" )
echo "some junk" >"$name"
cat mine
echo precious >mine
set -C
{ echo "some junk" >"$name"; } 2>/dev/null || echo "refused: somebody was there first"
cat mine
i=0
while [ $i -lt 50 ]; do
    i=$((i + 1)); mkstemp fd new ./XXXXXX || break
    [ -L "$new" ] && echo "a trap"
    eval "exec $fd>&-"; unlink "$new"
done
unlink "$name"; listdir -r
