# portable
cat <<E
 E
E 
EE
E;
"E"
E
echo done
