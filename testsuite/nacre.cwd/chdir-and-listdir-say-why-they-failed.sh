# as: user
mkdir shut d; chmod 000 shut; ln -s loop loop; : >file; ln -s nowhere dangling
long=$(printf 'x%.0s' 1 2 3 4 5 6 7 8 9 0); long=$long$long$long$long$long; long=$long$long$long$long$long$long
for name in nope file loop dangling shut shut/x; do chdir $name; echo $?; listdir $name; echo $?; done
chdir $long 2>&1 | sed 's/x\{20,\}\(\.\.\.\)*/X/'
listdir $long 2>&1 | sed 's/x\{20,\}\(\.\.\.\)*/X/'
listdir ''; listdir a b; getcwd x; listdir -q
chdir d; rmdir ../d; getcwd; listdir; echo $?
chdir /; chmod 700 "$OLDPWD/../shut" 2>/dev/null || chmod 700 "$HOME/shut"
