printf '#! /nosuch/shell -x\n' >script
printf '#!/nosuch\r\n' >windows
chmod +x script windows
./script; echo $?
./windows; echo $?
./absent; echo $?
PATH=/nosuch:.
script; echo $?
absent; echo $?
program="script two"; $program; echo $?
