# as: user
umask 022; : >file; mkdir d shut; ln -s loop loop; ln -s nowhere dangling; : >shut/x; chmod 000 shut
long=$(printf 'x%.0s' 1 2 3 4 5 6 7 8 9 0); long=$long$long$long$long$long; long=$long$long$long$long$long$long
for file in nope '' file/x loop dangling shut/x; do
    access "$file" F_OK; stat "$file"; lstat -v mode "$file" && echo "$file: $mode"; chmod 600 "$file"; chmod u+r "$file"
done
for call in 'access %s F_OK' 'stat %s' 'lstat %s' 'chmod 600 %s'; do
    $(printf "$call" "$long") 2>&1 | sed 's/x\{20,\}\(\.\.\.\)*/X/'
done
access file X_OK; access /etc/passwd W_OK
chmod 777 /etc/passwd; chmod o+w /etc/passwd /etc/group
chmod 700 shut
