# limit: 60
# Each is a process that waits for the next: a hundred are no trouble, and five thousand are refused with a message.
inside() {
	i=0 before= behind=
	while [ $((i += 1)) -le "$1" ]; do
		before="$before( " behind="$behind )"
	done
	echo "$before echo reached $behind"
}
eval "$(inside 100)"; echo "$?"
eval "$(inside 5000)"; echo "$?"
deeper() { echo "$1 $(deeper $(($1 + 1)))"; }
deeper 1 2>message | { read -r one two three rest; echo "$one $two $three"; }
grep -o 'nested too deep: .*' message
