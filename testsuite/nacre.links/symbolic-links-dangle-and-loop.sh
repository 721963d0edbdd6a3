# A link holds a text. What is at its end is found out when somebody follows it.
symlink nowhere/at/all dangling; echo $?
readlink dangling
cat dangling 2>/dev/null || echo "nothing there"
mkdir nowhere nowhere/at; echo now >nowhere/at/all
cat dangling
symlink b a; symlink a b
{ read x <a; } 2>/dev/null || echo "round and round"
mkdir -p deep/er; symlink ../../nowhere deep/er/up
cat deep/er/up/at/all
symlink dangling dangling; echo $?
unlink dangling; cat nowhere/at/all
