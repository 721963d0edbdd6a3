# status: 2
printf 'echo $((1 +\n\0 2)) `echo`\n' >script
$NACRE script
