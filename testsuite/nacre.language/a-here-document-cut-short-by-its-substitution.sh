# its body would begin at a newline that does not come before the )
echo a $(cat <<E) b
echo c
