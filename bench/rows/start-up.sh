# `-c :`, 100 times.
# goal: 1.10 dash
# start: 100
:
