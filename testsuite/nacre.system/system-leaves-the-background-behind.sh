mkfifo go over
system '{ read word <go; echo "later: $word"; echo >over; } & echo "at once"'
echo "system has come back"
echo go >go
read line <over
