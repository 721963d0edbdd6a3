# portable
base=$PWD
mkdir -p one/two
cd one; [ "$PWD" = "$base/one" ] && echo in one
[ "$OLDPWD" = "$base" ] && echo from the base
cd two; cd ../..; [ "$PWD" = "$base" ] && echo back
cd one/./two/..//two; [ "$PWD" = "$base/one/two" ] && echo tidy
cd - | sed "s|$base|BASE|"
cd - >/dev/null; [ "$PWD" = "$base" ] && echo again
cd; [ "$PWD" = "$HOME" ] && echo home
cd /; pwd
cd /usr/../usr/.; pwd
