help | grep -n -e 'Whose process' -e '^  ids ' -e "The shell's own" -e '^  printf '
