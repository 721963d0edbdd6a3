# portable
# eval and . with nothing but blanks, newlines and comments are successful; their commands see $? as it was.
newline='
'
false
eval ''
echo "$?"
false
eval '  ' ' '
echo "$?"
false
eval "$newline"
echo "$?"
false
eval "# a comment$newline"
echo "$?"
false
eval 'echo "$?"'
: >empty
echo '# a comment' >comment
echo 'echo "$?"' >asks
false
. ./empty
echo "$?"
false
. ./comment
echo "$?"
false
. ./asks
trap 'true;' USR1
false
eval "kill -s USR1 $$$newline$newline"
echo "$?"
