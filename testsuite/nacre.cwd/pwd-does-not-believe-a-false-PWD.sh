# portable
base=$(pwd -P)
cd "$base"
PWD=/usr
[ "$(pwd)" = "$base" ] && echo found out
cd "$base"
(PWD=$base/.; [ "$(pwd)" = "$base" ] && echo no dots)
