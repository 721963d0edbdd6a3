# limit: 120
# whatever the depth that fits, the answer is the right one or an error that says so
nest() {
	printf '%05000d' 0 | sed "s/0/$1/g"
	printf '%s' "$2"
	printf '%05000d' 0 | sed "s/0/$3/g"
	echo
}
ask() {
	ulimit -s 1024
	out=$($NACRE $1 script 2>errors)
	status=$?
	case $status,$out in
	(0,$2) return ;;
	(2, | 1, | 0,)
		case $(cat errors) in (*'too deep'*) return ;; esac ;;
	esac
	echo "status $status: $out $(head -c 300 errors)"
}
nest '{ ' : '; }' >script; (ask -n '')
nest '(' : ')' >script; (ask -n '')
nest '$(' 'echo x' ')' >script; (ask -n '')
nest '"$(' 'echo x' ')"' >script; (ask -n '')
{ printf 'echo '; nest '$(( 1 + ' 1 '))'; } >script; (ask -n '')
{ printf 'echo $(('; nest '(' 1 ')'; echo '))'; } | tr -d '\n' >script; (ask '' 1)
{ printf 'echo '; nest '${x-' y '}'; } >script; (ask '' y)
nest 'if :; then ' : '; fi' >script; (ask '' '')
nest 'case x in (x) ' ': ' ';; esac' >script; (ask '' '')
nest '! narrate ' : ' ' >script; (ask -n '')
nest 'while ' false '; do :; done' >script; (ask -n '')
{ printf '%05000d' 0 | sed 's/0/if false; then :; el/g'; echo 'if :; then echo deep; fi'; } >script; (ask '' deep)
echo done
