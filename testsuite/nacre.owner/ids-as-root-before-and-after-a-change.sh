# as: root
setgroups 10 500
echo BEFORE CHANGE:
ids
setegid 501
echo CHANGED GROUP:
ids
seteuid 527
echo CHANGE USER:
ids
