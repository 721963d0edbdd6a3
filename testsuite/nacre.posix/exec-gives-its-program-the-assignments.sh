# portable
# Assignments before exec and a program are in the program's environment.
(
    mine=yes exec sh -c 'echo "$mine"'
)
(
    a=1
    a=2 b=$a exec sh -c 'echo "$a $b"'
)
(
    a=kept exec
    echo "$a"
)
