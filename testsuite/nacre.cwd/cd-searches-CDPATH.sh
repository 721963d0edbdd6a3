# portable
base=$PWD
mkdir -p a/sub b/sub a/only plain
CDPATH=$base/nowhere:$base/a:$base/b
cd sub | sed "s|$base|BASE|"
cd sub >/dev/null; [ "$PWD" = "$base/a/sub" ] && echo the first that has it
cd "$base"
cd ./plain && [ "$PWD" = "$base/plain" ] && echo a dot is not searched for
cd "$base"
CDPATH=:$base/a
cd plain && [ "$PWD" = "$base/plain" ] && echo an empty entry is here
cd "$base"
cd only >/dev/null && [ "$PWD" = "$base/a/only" ] && echo then the next
cd ../../plain && [ "$PWD" = "$base/plain" ] && echo two dots are not searched for
