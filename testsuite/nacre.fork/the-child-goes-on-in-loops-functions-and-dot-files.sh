cat >dot <<'END'
fork child
[ "$child" -eq 0 ] && echo "in the dot file: child"
[ "$child" -eq 0 ] || { waitpid $child >waited; echo "in the dot file: parent"; }
return 3
END
. ./dot; status=$?
if [ "$child" -eq 0 ]; then echo "behind it: child, $status"; _exit 0; fi
echo "behind it: parent, $status"
f() {
    for i in 1 2 3; do
        if [ $i -eq 2 ]; then
            fork child
            [ "$child" -eq 0 ] || waitpid $child >waited
        fi
        echo "$1 $i"
    done
    return $i
}
f turn; status=$?
if [ "$child" -eq 0 ]; then echo "child: $status"; _exit 0; fi
echo "parent: $status"
