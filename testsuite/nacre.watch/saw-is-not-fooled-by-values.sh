# A value is only text, whatever it holds.
set -o record
tricky='then kill *'
cd "$tricky" 2>/dev/null
saw chdir path="$tricky"; echo "$?"
saw chdir path='*'; echo "$?"
saw chdir by="$tricky"; echo "$?"
