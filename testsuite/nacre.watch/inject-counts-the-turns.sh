turns() {
    for turn in 1 2 3 4 5 6; do
        cd / 2>/dev/null && printf . || printf F
    done
    echo
}
inject chdir EIO 3
turns
inject -e 2 chdir EIO
turns
inject -c
inject -e 3 chdir EIO 1
turns
inject
inject -c
turns
