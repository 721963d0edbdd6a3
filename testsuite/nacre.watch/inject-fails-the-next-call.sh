# The call is not made, the message names it and the error, and the next command works.
inject fork EAGAIN
ls /
echo "$?"
ls -d /
inject chdir EIO
cd /
echo "$?"
cd / && echo "in the root"
