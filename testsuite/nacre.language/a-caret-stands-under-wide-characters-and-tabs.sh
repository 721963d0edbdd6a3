# status: 2
# locale: C.UTF-8
printf 'echo 日本 é; ; x\n' >script; $NACRE script
printf '\techo\ta; ; x\n' >script; $NACRE script
printf 'echo \033[31m; ; x\n' >script; $NACRE script
printf 'echo \303; ; x\n' >script; $NACRE script
printf 'echo %0200d; ; x\n' 0 >script; $NACRE script
