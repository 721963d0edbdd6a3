# as: root
# needs: mounts
# A read-only file system refuses every change, and no hard link reaches from one file system into another.
unshare -m "$NACRE" -s <<\EOF
mkdir readonly other; : >file
mount -t tmpfs none other
mount -t tmpfs none readonly
: >readonly/f; symlink f readonly/l
mount -o remount,ro readonly
symlink x readonly/new
link readonly/f readonly/g
unlink readonly/f
mkstemp fd name readonly/XXXXXX
mkdtemp name readonly/XXXXXX
readlink readonly/l
link file other/file
symlink ../file other/file && readlink other/file
EOF
rmdir readonly other; unlink file
