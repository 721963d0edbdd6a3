mkdir 'it'"'"'s'; cd it*
base=$PWD
pwd -v name; [ "$name" = "$base" ] && echo stored
getcwd -r | sed 's|.*/||'
getcwd -v name; [ "$name" = "$(pwd -P)" ] && echo physical
pwd x; echo $?
