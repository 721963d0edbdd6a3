# portable
m() { case $1 in ($2) printf 'y ';; (*) printf 'n ';; esac; }
m abc '*'; m '' '*'; m '' '?'; m a '?'; m ab '?'; m abc 'a*'; m abc '*c'; m abc 'a*c'; m ac 'a*c'; m abc '*b*'; m abc '*d*'; echo
m aXbXc 'a*X*c'; m abab '*ab'; m aab 'a*ab'; m ab 'a*ab'; m abcabd 'a*b?'; m a/b 'a*b'; m .a '*a'; m abc '???'; m abc '??*'; m ab '???*'; echo
m aaa 'a*a*a'; m aa 'a*a*a'; m xyz '*x*y*z*'; m 'a
b' 'a?b'; m 'a
b' '*b'; m '**' '\**'; m 'x*' '\**'; m '?' '\?'; m a '\?'; m '\a' '\\?'; m a '\a'; echo
