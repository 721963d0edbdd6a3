: >.a >b
echo .* .?
