# As on Linux: a close that fails with EINTR or EIO has closed the descriptor; one that fails with EBADF has not.
exec 5</dev/null
for error in EINTR EIO; do
    inject close "$error"
    close 5; echo "$?"
    [ -e /proc/$$/fd/5 ]; echo "$?"
    exec 5</dev/null
done
inject close EBADF
close 5; echo "$?"
[ -e /proc/$$/fd/5 ]; echo "$?"
close 5; echo "$?"
# A pipe's reader sees the end, though the writer's close failed.
pipe r w
inject close EIO; close "$w"
cat <&"$r"; echo "$?"
close "$r"
