printf '%2$s-%1$s\n' a b c d
printf '%1$s %1$s %2$*1$d|\n' 3 7
printf -v line '%s:%03d' x 7; echo "$line"
