# as: root
# In a sticky directory, as /tmp is, only the owner of a name may remove it or rename it: EPERM, though all may write.
umask 0
mkdir -m 1777 sticky; : >sticky/file; mkdir sticky/dir; mkdir -m 777 free; : >free/file
seteuid 64123
remove sticky/file; echo $?
rmdir sticky/dir; echo $?
rename sticky/file sticky/mine; echo $?
remove free/file; echo $?
