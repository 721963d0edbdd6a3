# portable
x=1.2.3 d=. n=2
echo ${x%$d*} ${x%"$d"*} ${x%%${d}*} ${x#*$(echo .)} ${x#*`echo .`} ${x#$((1)).} ${x#1$d$n} ${x%.${none:-3}}
x=~/file
test "${x#~/}" = file && echo tilde
test "${x#"$HOME"/}" = file && echo home
test "${x#'~'/}" = "$x" && echo quoted tilde
