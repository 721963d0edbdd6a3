# SPDX-License-Identifier: GPL-3.0-or-later
# compile-commands.awk: turns the compile commands that `make -n V=1` prints into a compile_commands.json. An entry is
# made of each line that compiles one file; `dir` is the folder that the build runs in.
function quoted(text) {
    gsub(/\\/, "\\\\", text)
    gsub(/"/, "\\\"", text)
    return "\"" text "\""
}
BEGIN {
    printf "["
}
/ -c -o / {
    sub(/[ \t]*&&[ \t]*\\?$/, "")
    sub(/^[ \t]*/, "")
    sub(/ -MT [^ ]+ -MD -MP -MF [^ ]+/, "")
    printf "%s\n  {\"directory\": %s, \"file\": %s, \"command\": %s}", comma, quoted(dir), quoted($NF), quoted($0)
    comma = ","
}
END {
    print "\n]"
}
