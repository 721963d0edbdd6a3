# locale: C
sleep 1000 &
ptree >picture
grep -o '`- .*' picture
kill $!; wait $! || :
