# portable
# status: 3
# A signal is acted on though break and continue are all that the loop runs.
mkfifo up
trap 'echo has come; exit 3' USR1
(read line <up; kill -s USR1 $$) &
echo >up
while continue; do
    continue
done
