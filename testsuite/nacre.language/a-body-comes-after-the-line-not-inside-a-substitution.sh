# portable
cat <<A - $(echo -
)
body
A
cat <<A "$(echo -
)" <<B; echo after
a
A
b
B
