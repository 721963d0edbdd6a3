ptree 99999999; echo $?
ptree x; echo $?
ptree 1 2; echo $?
inject open EMFILE; ptree; echo $?
