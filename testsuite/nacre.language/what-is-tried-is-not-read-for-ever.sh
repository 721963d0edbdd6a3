# Each of these might be arithmetic or a command, and each holds the next, in here-documents that never end.
# status: 2
exec 2>/dev/null
i=0 text=
while [ $((i += 1)) -le 30 ]; do
    text="$text
echo \$((echo d; \$((echo d; echo \$((cat <<E"
done
eval "$text"
