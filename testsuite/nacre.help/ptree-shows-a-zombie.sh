fork c; if [ "$c" -eq 0 ]; then _exit 3; fi
until ptree >picture; grep -q "^ *$c .* zombie " picture; do :; done
sed -n "s/^ *$c  *$$  *[0-9]*  *[0-9]*  *//p" picture
ptree -w | grep "^Process $c,"
waitpid $c
ptree >picture; grep -c "^ *$c " picture || :
