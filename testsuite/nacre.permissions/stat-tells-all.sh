umask 022; printf 12345 >file; chmod 4750 file; ln file other; mkfifo pipe; mkdir d; ln -s nowhere link
for f in file d pipe /dev/null; do stat -a "$f" | grep -e Type -e Letters; done
lstat -a link | grep -e Type -e Letters -e Size
stat -a file | grep -e Links; stat -a /dev/null | grep device
geteuid -v me; stat -v mode,inode,device,links,owner,group,size,atime,mtime,ctime file
[ "$owner" = "$me" ] && echo "$mode $links $size $((mode & 07777))"
stat -v ,,,,,,s file; echo "$s"
stat -v ,,,,,,,,,,x file; echo $?
stat -v mode file d; echo $?
stat -v a,1b file; echo "$? ${a-not even a}"
readonly size; stat -v mode,,,,,,size other; echo "$?"
stat -r file | sed 's/st_ino=[0-9]*, st_dev=[0-9]*/INODE/; s/st_uid.*st_size/OWNER, st_size/; s/st_atime.*/TIMES/'
stat; echo $?
