# portable
# the delimiter of a here-document may be quoted in this way, too
cat <<$'E'
$x `y`
E
