x=$(printf '%01048576d' 1)
printf 'x="%s"; echo ${#x}\n' "$x" >script
$NACRE script
printf 'echo %s | wc -c\n' "$x" >script
$NACRE script | tr -d ' '
printf '# %s\necho after a comment\n' "$x" >script
$NACRE <script
printf 'echo "%s\n' "$x" >script
$NACRE script 2>&1 | cut -c 1-30
echo "${#x}" "${x#"${x%?}"}"
