# portable
# A program that a subshell runs last must not take its place while a trap has something to do.
mkfifo up go
blocks='echo >up; read line <go'
for signal in TERM USR1; do
    {
        trap "echo $signal has come" $signal
        sh -c "$blocks"
    } &
    read line <up
    kill -s $signal $!
    echo >go
    wait $!
    echo "$?"
done
(
    trap 'echo leaving' EXIT
    sh -c 'echo a program'
)
: | {
    trap 'echo leaving' EXIT
    sh -c 'echo in a pipeline'
}
echo "$(
    trap 'echo leaving' EXIT
    sh -c 'echo substituted'
)"
(
    trap '' USR1
    sh -c 'kill -s USR1 $$; echo ignored'
)
