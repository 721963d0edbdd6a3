# portable
# What stands behind set -n is read and not executed, also on the same line, in the same group or function, and in what
# evaluated it.
(set -n; echo one) && echo subshell
x=$(set -n; echo two); echo "substitution <$x>"
(f() { set -n; echo three; }; f; echo four)
(eval 'set -n; echo five'; echo six)
(for i in 1 2; do echo "turn $i"; set -n; done; echo seven)
(trap 'echo never' EXIT; set -o noexec; exit 3); echo "status $?"
set +n; echo on
set -n; echo eight
echo nine
