# An option that the builtin lacks leads to the program in PATH.
mkdir -p d; : >d/f; symlink d l
[ "$(readlink -f l/f)" = "$(cd -P d; pwd)/f" ] && echo "readlink -f"
readlink -n l; echo
readlink --no-newline l; echo
mkdir bin; PATH=$PWD/bin:$PATH
for name in link unlink readlink; do
    printf '%s\n' '#!/bin/sh' 'echo "the program ${0##*/}:" "$@"' >bin/$name
    chmod +x bin/$name
done
link --help
unlink --version
readlink -e l
readlink -- l
link -- d/f -h; unlink -- -h; listdir -r
