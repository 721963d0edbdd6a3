# 100,000 turns of lengths, prefixes, suffixes, defaults and joining.
# goal: 0.90 dash
i=0 path=/usr/local/share/doc/nacre/README.md
while [ "$i" -lt 100000 ]; do
    name=${path##*/}
    folder=${path%/*}
    stem=${name%.*}
    length=${#path}
    other=${unset:-$folder}/$stem.${name##*.}
    i=$((i+1))
done
