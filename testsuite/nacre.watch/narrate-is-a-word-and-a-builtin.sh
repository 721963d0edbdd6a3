# Before a command it is a word of the language; with an option, on, off or nothing it is a builtin.
narrate -o told
narrate
narrate not-a-command 2>/dev/null; echo "$?"
narrate -o told on && narrate && narrate off && narrate
narrate -x; echo "$?"
narrate -j maybe; echo "$?"
grep -c 'execve(.*not-a-command' told >/dev/null && echo told
set -o posix
narrate on; echo "$?"
