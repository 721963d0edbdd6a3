# portable
# A job that has ended, and has not been waited for, is not there for `kill -s 0`, and its status is kept.
mkfifo up
(echo >up; exit 3) &
job=$!
kill -s 0 "$job" && echo there
read line <up
while kill -s 0 "$job" 2>err; do
    :
done
echo gone
wait "$job"
echo "$?"
