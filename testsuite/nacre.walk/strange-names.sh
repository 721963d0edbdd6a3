# Newlines, spaces, quotes and stars in names: nothing is split, nothing is run, nothing is lost.
strange="$(printf 'new\nline') \$(echo run) * ' \""
mkdir -p "t/$strange/x"; : >"t/$strange/f$strange"; : >t/-n
walk -x 'for name; do [ -e "$dirpath/$name" ] && count=$((count + 1)); done
  IFS=/; set -f; for name in $filenames; do [ -f "$dirpath/$name" ] && files=$((files + 1)); done; set +f; unset IFS' t
echo "$count $files"
walk -x 'printf "%s\n" "$dirpath"' t
walk "t/$strange"
walk "none$strange"; echo $?
