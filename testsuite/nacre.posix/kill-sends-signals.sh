trap 'echo got USR1' USR1
kill -USR1 $$
kill -s USR1 $$
kill -s SIGUSR1 -- $$
kill -10 $$
kill -0 $$ && echo alive
sleep 1000 & 
kill $!
wait $!; echo $?
