# portable
printf '[%s]\n' 'single $x `y` \n "' "double \$x \`y\` \\ \" ' \n" back\ slash\$\'\" ''
printf '[%s]\n' 'joi'"ned"\ up a'b'c "" "a"'' ''""
printf '[%s]\n' "two
lines" 'and
two'
x='a  b'
printf '[%s]\n' $x "$x" '$x' \$x "${x}" "'$x'" '"$x"'
printf '[%s]\n' \a\b \\ \* \; \# \& \| "\*" "\a" '\'
# an apostrophe in double quotes and the other way round
printf '[%s]\n' "it's" 'say "hi"' "$(printf '%s' "it's")"
