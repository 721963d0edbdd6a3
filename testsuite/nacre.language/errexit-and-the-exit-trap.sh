# portable
# status: 3
trap 'echo trap $?' EXIT
set -e
echo a
(exit 3)
echo no
