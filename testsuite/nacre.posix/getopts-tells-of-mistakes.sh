while getopts ab: letter -x -b; do
    printf '%s(%s) ' "$letter" "${OPTARG-none}"
done
echo
getopts a; echo $?
getopts a 1x; echo $?
