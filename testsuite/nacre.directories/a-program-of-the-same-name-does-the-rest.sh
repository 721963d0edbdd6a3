# An option that the builtin lacks leads to the program in PATH; narration says so.
mkdir bin; PATH=$PWD/bin:$PATH
for name in mkdir rmdir rename unlink; do
    printf '%s\n' '#!/bin/sh' 'echo "the program ${0##*/}:" "$@"' >bin/$name
    chmod +x bin/$name
done
mkdir -pv d
mkdir --verbose d
rmdir --ignore-fail-on-non-empty d
rename -n s/a/b/ x
rename s/a/b/ x y z
mkdir -p -- -v; listdir -r
rmdir -- -v
narrate -o story on; mkdir -v d; narrate -o - off
grep -c 'the builtin has no such option' story
PATH=/nonexistent
mkdir -v d; echo $?
