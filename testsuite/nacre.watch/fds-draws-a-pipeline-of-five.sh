# locale: C.UTF-8
# Which end each of the five holds: lines join writers to readers, whatever their numbers are.
mkfifo forever
exec 9<>forever
{ cat - forever <<X | cat | cat | cat | cat >out; } 9>&- &
some text
X
# The picture holds still when the text has come through all five, and the five are back at their reads.
until [ -s out ]; do :; done
until fds -w %1 >seen; [ "$(grep -c 'blocked in read' seen)" = 5 ]; do :; done
fds -w %1 >words
fds %1 >seen
sed -n '/^cat/,/^nacre/{/^cat\|^    [0-3] /{s/ *│$//
/\/forever/d
/^    2 /d
s/\(cat\|pipe\) [0-9]*/\1/g
s| /.*/| |
s/──*/──/g
p
}}' seen
# Who has lost its neighbour may have ended by itself.
kill $(sed -n "s|^Process cat \([0-9]*\):.*|\1|p" words) 2>/dev/null
wait
cat out
exec 9>&-
