# 1 GiB to cat and back, each way at once. Other shells have no such builtin; bench/communicate.py is Python's own.
# goal: 1.25 floor
# floor: communicate 1024
dd if=/dev/zero of=zeros bs=1 count=0 seek=1073741824 2>/dev/null
popen2 in out cat || exit 1
communicate "$in" <zeros >/dev/null
