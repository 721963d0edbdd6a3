# portable
[ a = a -a b = b ] && echo and
[ a = b -o b = b ] && echo or
[ '(' a = b -o b = b ')' -a c = c ] && echo grouped
[ ! a = b -a c = c ] && echo not binds tightest
[ a = a -o b = b -a c = d ] && echo and before or
