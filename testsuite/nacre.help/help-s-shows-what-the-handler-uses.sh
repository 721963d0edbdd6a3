# The call that waitpid is about is made in a function that its handler uses.
help -s waitpid | grep -q 'sys_waitpid(' && echo the call
help -s waitpid | grep -q '^ *[0-9]*  static int run_waitpid' && echo the handler
help -s waitpid | grep -q 'static int wait_all' || echo nothing else
