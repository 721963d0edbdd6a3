fork c; if [ "$c" -eq 0 ]; then _exit 9; fi
until read -r pid name state rest </proc/$c/stat && [ "$state" = Z ]; do :; done
true; (true); true | true; x=$(true)
read -r pid name state rest </proc/$c/stat; echo "$state"
waitpid -v pid,status $c; echo $status
[ -e /proc/$c ] || echo gone
