help frok; echo $?
help setegd; echo $?
help qqqqqq; echo $?
help -c ptree; echo $?
help -s; echo $?
