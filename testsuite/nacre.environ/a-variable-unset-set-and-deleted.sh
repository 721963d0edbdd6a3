# The tour's example: each time the child is asked.
getenv -v value -r TESTVAR; echo "Initial value: $value"
echo 'Child process:'; sh -c 'echo $TESTVAR'
setenv TESTVAR 'THIS VALUE WAS CHANGED'
getenv -v value TESTVAR; echo "Changed value: $value"
echo 'Child process:'; sh -c 'echo $TESTVAR'
unsetenv TESTVAR
getenv -v value -r TESTVAR; echo "Removed value: $value"
echo 'Child process:'; sh -c 'echo $TESTVAR'
