echo "popen, read:"
popen f r 'echo "to stdout"'
IFS= read -r line <&$f; printf "\tstdout: '%s\\\\n'\n" "$line"
pclose $f; echo $?
echo "popen, write:"
popen f w 'cat -'
printf '\tstdin: to stdin\n' >&$f
pclose $f; echo $?
