# locale: C.UTF-8
m() { case $1 in ($2) printf 'y ';; (*) printf 'n ';; esac; }
m é '?'; m é '??'; m 日本 '??'; m aéb 'a?b'; m aéb 'a*b'; m é '[é]'; m è '[é]'; m é '[!a]'; m é '[à-ü]'; m 日 '[[:alpha:]]'; m É '[[:upper:]]'; m é '[[:lower:]]'; echo
x=日本語é
echo "${x#?}" "${x%?}" "${x#*本}" "${x%%[語é]*}" "${x##[日本]}" "${x#??}"
# a byte that is no character is matched by ? alone
x=$(printf 'a\377b')
case $x in (a?b) echo y;; esac
case $x in (a[!x]b) echo y;; esac
test "${x#a?}" = b && echo y
echo ${#x}
