# What the shell does when a job ends does not grow with the number of jobs that live: counted in calls.
set -m
mkfifo p
exec 7<>p
start() {
    i=0
    while [ $i -lt $1 ]; do
        { read -r line <&7; } &
        i=$((i + 1))
    done
}
# The calls that it takes to stop, continue and end the newest job.
calls() {
    narrate -o told on
    kill -STOP $!
    kill -CONT $!
    kill -KILL $!
    wait $!
    narrate off
    narrate -o -
    n=$(grep -c '^shell' told)
    rm told
}
start 5; calls; few=$n
start 300; calls; many=$n
[ $few -ge 4 ] && [ $few -le 20 ] && echo "few: as expected" || echo "few: $few"
[ $many -le $((few + 4)) ] && echo "many: no more" || echo "many: $many, few: $few"
kill -KILL $(jobs -p)
wait
jobs
exec 7<&-
