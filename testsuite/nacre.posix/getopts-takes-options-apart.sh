# portable
show() {
    OPTIND=1
    while getopts ab:c letter "$@"; do
        printf '%s(%s) ' "$letter" "${OPTARG-none}"
    done
    shift $((OPTIND - 1))
    echo "end: $letter rest: <$*>"
}
show -a -b x -c y z
show -acbx y
show -a -- -b
show -
show
show -b -a
