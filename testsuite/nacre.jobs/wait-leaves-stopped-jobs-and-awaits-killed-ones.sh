# A stopped job may never end, so `wait` for all does not wait for it; one that was killed, or continued, is stopped no more.
set -m
stop() {
    sleep 1000 &
    kill -STOP %%
    while jobs %% | grep -q Running; do :; done
}
stop
wait; echo "status $?"
jobs
kill -KILL %1
wait; jobs
for way in '%%' '-$!' '$!'; do
    for i in 1 2 3 4 5 6 7 8; do
        stop
        eval "kill -KILL $way"
        wait; jobs
    done
done
stop
kill -CONT %%; jobs
kill -TERM %%; wait; jobs
stop
kill -TERM %%; wait; jobs
