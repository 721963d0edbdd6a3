mkdir a
inject getcwd EACCES
cd -P -e a; echo $?
cd -P ..
inject getcwd EACCES
cd -P a; echo $?
