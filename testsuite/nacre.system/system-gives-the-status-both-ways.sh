system 'exit 3'; echo $?
system -v raw 'exit 3'; echo "$? $raw"
system -r 'exit 2'; echo $?
system -v raw 'kill -TERM $$'; echo "$? $raw"
system 'nope-nope' 2>err; echo $?
x=5; export x
system 'echo "$x"; echo * | wc -w; echo out; echo err >&2' 2>&1 >out; cat out
system true false; echo $?
system; echo $?
readonly no=1
system -v no 'echo never'; echo $?
system -v 1 'echo never'; echo $?
