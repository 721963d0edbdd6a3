sleep 100 | cat &
fds -o picture.svg
sed -n '1p;$p' picture.svg
grep -c '<title' picture.svg
grep -q 'prefers-color-scheme: dark' picture.svg && echo light and dark
if command -v xmllint >/dev/null; then xmllint --noout picture.svg; fi
awk -F '"' '/class="box"/ { if ($4 - end < 8) near = 1; begin[++n] = $4; end = ends[n] = $4 + $8 }
/^<text/ { for (i = 1; i <= n; i++) if ($4 > begin[i] && $4 < ends[i]) { texts++; if (ends[i] - $4 < 8) near = 1 } }
END { print n, "boxes:", (near ? "something touches" : (texts > n) ? "nothing touches" : "without text") }' picture.svg
fds -w >seen
kill $(sed -n 's/^Process sleep \([0-9]*\):.*/\1/p' seen)
wait
