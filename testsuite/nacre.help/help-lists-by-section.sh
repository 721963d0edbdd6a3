# One screen of 24 lines names the sections; a section is asked for by number or by name, and -a lists all.
help | grep -n -e 'Whose process' -e "The shell's own"
[ "$(help | wc -l)" -lt 24 ] && echo 'one screen'
help owner | grep -n -e 'Whose process' -e '^  ids ' -e '^  printf '
[ "$(help 1)" = "$(help owner)" ] && echo same
help 17 2>/dev/null || echo 'no such section'
help -a | grep -n -e 'Whose process' -e '^  ids ' -e "The shell's own" -e '^  printf '
help 14 | head -n 1
