inject getgroups ENOMEM
getgroups; echo $?
inject getgroups ENOMEM
ids; echo $?
inject getlogin_r ENXIO
ids | sed -n 3p
inject getlogin_r ENOTTY
getlogin; echo $?
inject setsid EPERM
setsid; echo $?
