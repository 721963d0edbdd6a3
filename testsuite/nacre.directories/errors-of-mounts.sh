# as: root
# needs: mounts
# What only a mount can show: a read-only file system, one that is in use, and another one.
unshare -m "$NACRE" -s <<\EOF
mkdir readonly other; mkdir here; : >file
mount -t tmpfs none other
mount -t tmpfs none readonly
mkdir readonly/d; : >readonly/f
mount -o remount,ro readonly
mkdir readonly/new
makedirs readonly/new/er
mkdir readonly/d
mkdir -p readonly/d && echo "it was there: no error"
rmdir readonly/d
remove readonly/f
rename readonly/f readonly/g
rename file other/file
rename here other/here
rmdir other
rename other elsewhere
EOF
rmdir readonly other here; remove file
