# What the body leaves in dirnames is walked, in that order; so a directory can be left out, or brought in.
makedirs t/.git/objects; makedirs t/a/.git; makedirs t/z/y; makedirs elsewhere; symlink a t/link
prune='keep=; for name; do case $name in .git/) ;; */) keep=$keep$name ;; esac; done; dirnames=$keep'
walk -x "echo \"\$dirpath\"; $prune" t; echo $?
echo "--- none, by assignment and by unset"
walk -x 'echo "$dirpath"; dirnames=' t
walk -x 'echo "$dirpath"; unset dirnames' t
echo "--- in another order, and one that was made"
walk -x 'echo "$dirpath"; [ "$dirpath" = t ] && { mkdir t/new; dirnames=z/new/a; }' t; echo $?
echo "--- bottom-up it is too late"
walk -b -x 'echo "$dirpath"; dirnames=' t/z
echo "--- what does not lead down is refused"
walk -x 'echo "$dirpath"; dirnames=../elsewhere/./none//' t/z; echo $?
rmdir t/new
