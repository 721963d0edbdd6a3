# 9 strings of 120,000 bytes are passed on; one of 128 KiB is refused, and so are more bytes than the limit of all.
ulimit -s 8192 2>&1
big=$(printf '%120000s' x)
for n in 1 2 3 4 5 6 7 8 9; do setenv BIG$n "$big"; done
sh -c 'env | wc -c' | { read bytes; [ "$bytes" -ge 1048576 ] && echo 'a megabyte has come through'; }
unsetenv BIG1; setenv LONG "$(printf '%131072s' x)"
sh -c 'echo never'; echo $?
unsetenv LONG
for n in 10 11 12 13 14 15 16 17 18 19 20; do setenv BIG$n "$big"; done
sh -c 'echo never'; echo $?
for n in 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do unsetenv BIG$n; done
sh -c 'echo it was the size, and nothing else'
