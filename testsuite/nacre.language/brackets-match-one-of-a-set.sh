# portable
m() { case $1 in ($2) printf 'y ';; (*) printf 'n ';; esac; }
m a '[abc]'; m d '[abc]'; m d '[!abc]'; m a '[!abc]'; m b '[a-c]'; m d '[a-c]'; m - '[a-]'; m - '[-a]'; m b '[a-]'; echo
m ']' '[]]'; m ']' '[!]]'; m a '[!]]'; m a '[]a]'; m '[' '[[]'; m '!' '[a!]'; m a '[a!]'; m ab '[ab]'; m '' '[ab]'; echo
m a '[a'; m '[a' '[a'; m '[' '['; m '[]' '[]'; m a '[]'; m '[a]' '[[]a]'; m 'a]' '[a]]'; m 5 '[0-36-9]'; m 7 '[0-36-9]'; echo
m '\' '[\]'; m a '[\a]'; m '\' '[\\]'; m ']' '[\]]'; m x/y 'x[/]y'; m . '[.]'; m b '[a\-c]'; m '*' '[*]'; m a '[*]'; m a '[?]'; echo
