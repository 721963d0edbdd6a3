# portable
base=$(pwd -P)
cd "$base"
mkdir -p real/deep
ln -s real/deep link
cd link; [ "$(pwd)" = "$base/link" ] && echo logical
[ "$(pwd -P)" = "$base/real/deep" ] && echo physical
cd ..; [ "$PWD" = "$base" ] && echo the way we came
cd -P link; [ "$PWD" = "$base/real/deep" ] && echo the place itself
cd -P ..; [ "$PWD" = "$base/real" ] && echo its own parent
cd -L ../link; [ "$PWD" = "$base/link" ] && echo by the link
cd -P .; [ "$PWD" = "$base/real/deep" ] && echo the name is found out
