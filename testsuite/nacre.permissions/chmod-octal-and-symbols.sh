umask 022
: >file; mkdir d
show() { stat -v mode "${2-file}"; echo "$1: $mode"; }
for mode in 0 644 7777 04755 u+x,g=o a= +r +w u=rw,go=r g+s u+s +t o=u g-r,o+w a+X u+x a+X =rw u=g,u+x -x -w,o+x u-s+x; do
    chmod $mode file; show $mode
done
chmod 0 d; chmod a+X d; show 'X of a directory' d
chmod 600 file d/../file nope; echo $?
for mode in 8 10000 u u+q +rx, x+u 0x7 ''; do chmod "$mode" file; echo $?; done
chmod 600; echo $?
