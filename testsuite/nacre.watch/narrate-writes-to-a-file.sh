narrate -o told on
cd /
cd - >/dev/null
narrate off
grep -c 'chdir(' told
grep -c '^shell [0-9]*  *chdir("/") = 0  # relative paths' told
echo "--- places"
narrate -l -o told on
cd /
cd - >/dev/null
narrate off
grep -c 'chdir("/") = 0  # src/builtins/cwd.c:[0-9]*: ' told
echo "--- json"
narrate --json -o told on
cd /
cd - >/dev/null
narrate off
grep -c '^{"number":[0-9]*,"event":"whole","pid":[0-9]*,"role":"shell","by":"cd","call":"chdir","arguments":{"path":"\\"/\\""},"why":".*","file":"src/builtins/cwd.c","line":[0-9]*,"entered":[0-9.]*,"result":0,"returned":[0-9.]*}$' told
echo "--- elsewhere"
narrate -o told2 off
narrate
narrate -o - off
narrate
narrate -o /nowhere/at/all on; echo "$?"
narrate
