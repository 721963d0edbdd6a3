# Wrong usage has status 2; variables that cannot be assigned to are told before anything is done.
mkdir t
walk -q; echo $?
walk -x; echo $?
walk ''; echo $?
( readonly dirnames; walk -x 'echo never' t; echo $? )
( readonly dirnames; walk t; echo $? )
