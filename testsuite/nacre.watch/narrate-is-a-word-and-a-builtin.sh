# Before a command it is a word of the language; with an option, on, off or nothing it is a builtin.
narrate -o told
narrate
narrate not-a-command 2>/dev/null; echo "$?"
grep -q 'execve(.*not-a-command' told && echo told
narrate -o told on && narrate && narrate off && narrate
narrate -x; echo "$?"
narrate -j maybe; echo "$?"
narrate -o - && narrate
set -o posix
narrate on; echo "$?"
