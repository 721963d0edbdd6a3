# 200,000 calls of a function with three parameters, one of which calls another.
# goal: 0.90 dash
second() {
    result=$2
}
first() {
    second "$3" "$1"
}
i=0
while [ "$i" -lt 200000 ]; do
    first "$i" b c
    i=$((i+1))
done
