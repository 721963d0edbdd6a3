# the sanitizers' options are kept, where there are any
bare() { env -i ${ASAN_OPTIONS+"ASAN_OPTIONS=$ASAN_OPTIONS"} ${UBSAN_OPTIONS+"UBSAN_OPTIONS=$UBSAN_OPTIONS"} "$@"; }
cd /
bare $NACRE -c 'echo "[$HOME] [$TERM] [$PS4] [$OPTIND] [$PWD]"; echo ~; ls / >/dev/null; echo $?'
bare $NACRE -c 'cd; echo $?; cd -; echo $?; echo ${IFS+set}'
bare $NACRE -c 'unset PATH; command -v ls >/dev/null; cat /dev/null; echo $?'
bare PATH= $NACRE -c 'ls; echo $?'
bare IFS=x A=axb $NACRE -c 'echo $A'
bare 'not a name=1' 'ok=2' $NACRE -c 'PATH=/usr/bin:/bin; env | grep name; echo $ok'
bare PATH=/usr/bin:/bin PS4=x $NACRE -ic 'echo interactive' 2>/dev/null
