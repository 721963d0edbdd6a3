# A reader that opens the name again and again finds the old text or the new one, whole, and never nothing.
echo 0 >file
reader() {
    while read word <file; do
        case $word in
        [0-9]*) ;;
        *) echo "read: $word"; return 1 ;;
        esac
        [ "$word" = 1000 ] && { echo "the reader saw the last one"; return 0; }
    done
    echo "the name was gone"
}
reader &
i=0
while [ $i -lt 1000 ]; do
    i=$((i + 1))
    echo $i >new
    rename new file || break
done
wait $!; echo $?
listdir -r
