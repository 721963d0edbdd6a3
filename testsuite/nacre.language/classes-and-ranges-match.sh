# portable
m() { case $1 in ($2) printf 'y ';; (*) printf 'n ';; esac; }
m a '[[:alpha:]]'; m 1 '[[:alpha:]]'; m 1 '[[:digit:]]'; m a '[![:digit:]]'; m A '[[:upper:]]'; m a '[[:upper:]]'; m a '[[:lower:]]'; echo
m ' ' '[[:space:]]'; m '	' '[[:blank:]]'; m . '[[:punct:]]'; m a '[[:punct:]]'; m F '[[:xdigit:]]'; m g '[[:xdigit:]]'; m _ '[[:alnum:]_]'; echo
m x '[[:digit:]x-z]'; m 5 '[[:digit:]x-z]'; m w '[[:digit:]x-z]'; m a1b '[[:alpha:]][[:digit:]]?'; m : '[:a]'; m a '[a:]'; m : '[a:]'; echo
case x in ([[:alpha:]]) echo y;; esac
case - in ([[:alpha:]-]) echo y;; esac
case b in ([a-"c"]) echo y;; esac
