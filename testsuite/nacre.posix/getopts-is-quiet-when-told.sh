# portable
while getopts :ab: letter -x -a -b; do
    printf '%s(%s) ' "$letter" "${OPTARG-none}"
done
echo "$letter"
