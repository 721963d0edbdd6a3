# as: root
: >file; chmod 6755 file; stat -v mode file; echo "$mode"; chmod 6777 file
chmod 755 .
(setgid 64124; setuid 64124; open fd file O_WRONLY; fdwrite $fd x; close $fd)
stat -v mode file; echo "$mode"
(setuid 64124; chmod 600 file) 2>&1 | sed 's/^.*sh:[0-9]*: //'
