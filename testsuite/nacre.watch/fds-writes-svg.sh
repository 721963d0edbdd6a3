sleep 100 | cat &
fds -o picture.svg
sed -n '1p;$p' picture.svg
grep -c '<title' picture.svg
grep -q 'prefers-color-scheme: dark' picture.svg && echo light and dark
if command -v xmllint >/dev/null; then xmllint --noout picture.svg; fi
fds -w >seen
kill $(sed -n 's/^Process sleep \([0-9]*\):.*/\1/p' seen)
wait
