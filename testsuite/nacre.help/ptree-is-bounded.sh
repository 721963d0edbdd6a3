i=0
while [ $i -lt 300 ]; do
    fork c; if [ "$c" -eq 0 ]; then _exit 0; fi
    i=$((i + 1))
done
ptree >picture
grep -c . <picture
grep -o '[0-9,]* more of nacre' picture
i=0
while [ $i -lt 300 ]; do waitpid -1 >/dev/null; i=$((i + 1)); done
