mkdir here; : >here/b; : >here/a; : >c
chdir here
getcwd -v start; echo "Starting: ${start##*/}"
listdir -r .
echo 'Moving up one: ..'
chdir ..
getcwd -v after; [ "$after/here" = "$start" ] && echo 'After move: one up'
listdir -r .
