# What the caller ignores and blocks while it runs, the command does not; afterwards all is as it was.
trap 'echo "INT in the caller"' INT
trap '' QUIT
PARENT=$$; export PARENT
bits() {
    while read -r what bits; do
        case $what in
        SigIgn:) echo "$1 ignores INT $((0x$bits >> 1 & 1)) QUIT $((0x$bits >> 2 & 1))" ;;
        SigBlk:) echo "$1 blocks CHLD $((0x$bits >> 16 & 1))" ;;
        esac
    done
}
bits "before, the caller" </proc/$$/status
# (the caller has its mask again only a moment after it has started the command)
system 'until grep -q "^SigBlk:.*0000000000010000" /proc/$PARENT/status; do :; done
    cp /proc/$PARENT/status caller; cp /proc/self/status command'
bits "during, the caller" <caller
bits "during, the command" <command
bits "afterwards, the caller" </proc/$$/status
system 'kill -INT $PARENT; kill -INT $$'; echo $?
kill -INT $$
