# portable
x=$(printf '\n\na\n\nb\n\n\n')
printf '[%s]\n' "$x"
x=$(printf '\n\n\n')
printf '[%s]\n' "$x" "$(printf 'c\n')d" "$(printf '  e \n')" "$(printf 'no newline')"
for i in $(printf ' f\ng  h\n \n'); do printf '[%s]' "$i"; done; echo
