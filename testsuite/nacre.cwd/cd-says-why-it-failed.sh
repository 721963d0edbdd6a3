base=$PWD
: >file
mkdir shut; chmod 000 shut
cd nope; echo $?
cd file; echo $?
cd nope/..; echo $?
cd file/..; echo $?
cd ''; echo $?
cd a b; echo $?
cd -x; echo $?
unset HOME OLDPWD
cd; echo $?
cd -; echo $?
[ "$PWD" = "$base" ] && echo nothing changed
(chdir nope); echo $?
