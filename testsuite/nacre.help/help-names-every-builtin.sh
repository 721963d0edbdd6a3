set -- $(help -m | sed -n 's/^@deffnx* Builtin {\([^}]*\)}.*/\1/p' | sort -u)
for name do
    help "$name" >/dev/null || echo "$name has no help"
    help -s "$name" >source || echo "$name has no source"
    grep -q -F ".name = \"$name\"" source || echo "$name: the source shows another"
    grep -q '^ *[0-9]*  static int run_' source || echo "$name: the handler is missing"
done
[ $# -gt 60 ] && echo enough
