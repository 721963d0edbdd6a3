# Options belong to the reserved word, up to -- or the first word that is none, and hold for one command.
f="a file"
told() { grep -c "^shell .* chdir(\"$2\") = 0  # $3" "$1"; }
echo "--- a file"
narrate -o "$f" { cd /; cd /tmp; } && cd "$OLDPWD" && cd - >/dev/null
cd "$HOME"
told "$f" / relative; told "$f" /tmp relative; told "$f" "$HOME" relative
narrate -o ~/"$f" cd /tmp; cd; told "$f" / relative; told "$f" /tmp relative
f() { narrate -o"$1" -l -- "$2" "$3"; }
f joined cd /; cd; told joined / 'src/builtins/cwd.c:[0-9]*: relative'
echo "--- json"
narrate --json -o json cd /; cd; grep -c '"call":"chdir","arguments":{"path":"\\"/\\""}' json
narrate -jo json cd /tmp; cd; grep -c '"call":"chdir","arguments":{"path":"\\"/tmp\\""}' json
echo "--- within others"
narrate -o outer { cd /; narrate -l -o "$HOME/inner" cd /tmp; narrate -l cd /var; cd "$HOME"; }
told outer / relative; told outer /tmp relative; told outer /var src; told outer /var relative; told outer "$HOME" relative
told inner / src; told inner /tmp src; told inner /var src
narrate
echo "--- pipelines"
narrate -o piped echo a | cat; grep -c '^pipeline.* write(1<pipe.*"a' piped
! narrate -o piped false; echo "$?"
narrate -o - -l | cat; echo "$?"
narrate -o piped if :; then cd /; fi; cd; told piped / relative
narrate -o piped (cd /); grep -c '^subshell.* chdir("/")' piped
narrate -o piped x=$(cd /) ; grep -c '^substitution.* chdir("/")' piped
narrate -o piped narrate
narrate -o piped -- on 2>/dev/null; echo "$?"
narrate -o piped -- -cmd; echo "$?"
narrate -o piped \-cmd 2>/dev/null; echo "$?"
echo "--- not as they should be"
narrate -x cd /; echo "$?"
narrate -x { cd /; }; echo "$?"
narrate -l -o; echo "$?"
narrate -o no/such/file cd /; echo "$?"
narrate -l"$undefined"z cd /; echo "$?"
trace -o; echo "$?"
trace -l; echo "$?"
trace -j on 2>/dev/null; echo "$?"
(set -e; narrate -o no/such/file cd / 2>/dev/null; echo not reached); echo "$?"
(narrate -o "${undefined?is needed}" cd /; echo not reached); echo "$?"
[ "$PWD" = "$HOME" ] && narrate
