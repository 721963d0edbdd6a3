readonly no=1
fork no; echo $?
fork 1x; echo $?
fork a b; echo $?
inject fork ENOMEM
fork child; echo "$? ${child-unset}"
_exit 256; echo $?
_exit x; echo $?
