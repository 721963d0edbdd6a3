# portable
yes() { "$@" && echo yes || echo no; }
yes test
yes test ''
yes test a
yes test '!' a
yes test -n ''
yes test -z ''
yes test '!' '!' a
yes test a = a
yes test = = =
yes test -n = -n
yes test '!' a = b
yes test '(' a = a ')'
yes [ a != b ]
yes [ -n -n ]
yes [ ! ]
