# portable
# What was found is looked for anew when PATH has been assigned to, and when it is gone.
mkdir first second third
make() {
    printf 'echo %s\n' "$1" >"$1/say"
    chmod +x "$1/say"
}
PATH=$PWD/first:$PWD/second:$PWD/third:$PATH
make third
say
make second
PATH=$PATH
say
make first
rm second/say
say
