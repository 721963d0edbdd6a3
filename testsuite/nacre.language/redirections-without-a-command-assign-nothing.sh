# They are made in a subshell: the file is there, the variable is not.
>"${name=file}"
echo "${name-unset}"
ls
<<END
${name=here} $((number = 3))
END
echo "${name-unset} ${number-unset}"
kept=yes >"${name=other}"
echo "${name-unset} $kept"
2>/dev/null </nosuch/"${name=nosuch}" || echo failed
$nothing >"${name=third}" && echo done
echo "${name-unset}"
: >"${name=with}"
echo "$name"
