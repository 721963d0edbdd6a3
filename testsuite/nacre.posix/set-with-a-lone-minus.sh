# portable
# Scripts of old write `set - PARAMETER...`; it also ends what -v and -x began.
set -x
set - one two 2>/dev/null
echo "$*"
set -
echo "$#"
set - -x
echo "$1"
