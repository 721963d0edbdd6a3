# Two names of one file: what is written under one is read under the other, and the file goes with the last name.
echo one >a
link a b
echo two >>b
cat a
[ a -ef b ] && echo "one file"
unlink a
cat b
symlink b soft; link soft hard
[ -L hard ] && readlink hard
unlink soft; readlink hard
