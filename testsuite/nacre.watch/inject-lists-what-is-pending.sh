# What it lists can be typed again.
inject
inject fork EAGAIN
inject -e 4 pipe2 emfile
inject open ENOENT 7
inject
inject -c pipe2
echo "without pipe2:"
inject
inject -c
inject
