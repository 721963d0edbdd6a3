popen2 in out 'cat -'
printf 'through stdin to stdout' >&$in; close $in
printf "\tpass through: '%s'\n" "$(cat <&$out)"
pclose $out; echo $?
popen2 in out cat -
echo '$HOME; words, no shell' >&$in; close $in
cat <&$out; pclose $out
popen3 in out err 'cat -; echo ";to stderr" 1>&2; exit 5'
printf 'through stdin to stdout' >&$in; close $in
printf "\tpass through: '%s'\n" "$(cat <&$out)"
printf "\tstderr: '%s\\\\n'\n" "$(cat <&$err)"
pclose -v raw $err; echo "$? $raw"
popen4 in out 'cat -; echo ";to stderr" 1>&2'
printf 'through stdin to stdout' >&$in; close $in
printf "\tcombined output: '%s\\\\n'\n" "$(cat <&$out)"
pclose -r $out
