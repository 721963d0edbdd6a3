# The builtin has no operand and no -w: both are the program's.
setsid -w sh -c "exit 7"; echo $?
setsid -w true && echo worked
