# Where a call may block, the flags are asked for; narration, here of a shell of its own, shows them by name.
"$NACRE" -c 'pipe r w O_NONBLOCK; open f file O_RDWR O_CREAT O_APPEND
    narrate fdread $r 1; narrate fdwrite $w x; narrate fdwrite $f x' 2>&1 | sed -n 's/^shell .*F_GETFL, 0) = //p'
