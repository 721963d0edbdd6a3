# portable
echo a
set -n
echo no
set +n
echo no
exit 5
