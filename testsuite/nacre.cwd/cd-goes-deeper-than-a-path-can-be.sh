base=$(pwd -P)
cd "$base"
name=$(printf '%0200d' 0)
i=0
while [ $i -lt 30 ]; do
    mkdir "$name" && cd "$name" || exit 3
    i=$((i + 1))
done
[ ${#PWD} -gt 6000 ] && echo a long name
here=$PWD
cd ..; [ "$PWD" = "${here%/*}" ] && echo up
cd "$name"; [ "$PWD" = "$here" ] && echo down
cd /; cd "$here" && [ "$PWD" = "$here" ] && echo in one go
cd "$here/nope" 2>/dev/null; [ "$PWD" = "$here" ] && echo back where it was
getcwd -v found; [ "$found" = "$here" ] && echo which the kernel knows
cd "$base"; rm -rf "$name"
