exec env -i B=2 A="it's" C= 'a.b=$x' "$NACRE" -c 'unset PWD OLDPWD SHLVL; environ; environ -r; environ -v all; echo "${#all}"'
