# It is well-formed whatever the names of programs hold.
mkfifo held
exec 9<>held
/bin/sh -c 'read x; exit' '<name> & "quotes"' 9<&- <held &
until grep -q quotes /proc/$!/cmdline; do :; done
ptree -o picture.svg
grep -q '&lt;name&gt; &amp; &quot;quotes&quot;' picture.svg && echo escaped
tail -n 1 picture.svg
echo >&9
exec 9<&-
if command -v xmllint >/dev/null; then xmllint --noout picture.svg; fi
wait
