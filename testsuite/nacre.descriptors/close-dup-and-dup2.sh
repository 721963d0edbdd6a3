exec 3>&- # free, also where valgrind has taken it
: >file
open a file O_RDWR; open b file O_RDWR; echo "$a $b"
close "$a"; dup c "$b"; echo "$c: the lowest free"
dup2 "$c" 9; fdwrite 9 hello; lseek -v at "$b" 0 SEEK_CUR; echo "one position: $at"
dup2 9 9; echo $?
# the shell's own descriptors make room for the user's
for n in 10 11 12 13 14 15; do dup2 "$b" $n; done
lseek 13 0 SEEK_CUR
echo still reading this script
dup old 1; dup2 "$b" 1; echo into the file; dup2 "$old" 1; echo back
close "$b" "$c" 9 10 11 12 13 14 15 "$old"
cat file; echo
open d file; echo "$d again"; close "$d"
