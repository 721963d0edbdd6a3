# Each flag reaches the kernel under its own name; narration, here of a shell of its own, says it back.
told() { "$NACRE" -c 'narrate open fd "$@"' sh "$@" 2>&1 | sed -n 's/^shell .* open(/open(/; s/ = .*//p'; }
told new O_WRONLY O_CREAT O_EXCL 0640
stat -v mode new; echo "$mode"
told new O_RDWR O_TRUNC O_APPEND
told new 'O_WRONLY|O_APPEND|O_CLOEXEC'
told new RDONLY NONBLOCK
told new O_SYNC O_NOCTTY O_NOFOLLOW
told new O_DSYNC O_RSYNC
told new O_ASYNC O_LARGEFILE O_NDELAY
told new O_NOATIME
told new O_DIRECT
told new O_PATH
told . O_DIRECTORY
told . O_TMPFILE O_RDWR 0600
told new
told new O_CREAT
