# Who makes the call first, fails: here a subshell, and so the shell does not.
inject chdir EIO
(cd / 2>/dev/null && echo worked || echo failed)
cd / && echo worked
# In a pipeline only one of the two programs is hit.
inject execve EACCES
true | true 2>/dev/null
true && echo "the next works"
