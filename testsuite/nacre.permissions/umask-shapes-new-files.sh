umask -v old 027; : >a; mkdir da; stat -v m a; stat -v dm da; echo "$m $dm"
open fd b O_CREAT O_WRONLY 0777; close $fd; stat -v m b; echo "$m"
umask -v was 0; echo "$was"; : >c; stat -v m c; echo "$m"; umask -S -v letters; echo "$letters"
umask "$old"
umask -v 1st 077; echo $?; umask -v now; [ "$now" = "$old" ] && echo unchanged
