(eval 'narrate -o "$HOME')
echo $?
(eval 'narrate -o '"'"'name')
echo $?
