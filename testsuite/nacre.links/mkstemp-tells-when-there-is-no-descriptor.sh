# EMFILE, caused: the call is told, and nothing is stored.
exec 3</dev/null 4<&3 5<&3 6<&3 7<&3 8<&3 9<&3
ulimit -S -n 10
mkstemp fd name ./XXXXXX; echo "$? ${name-unset}"
exec 3<&- 4<&- 5<&- 6<&- 7<&- 8<&- 9<&-
