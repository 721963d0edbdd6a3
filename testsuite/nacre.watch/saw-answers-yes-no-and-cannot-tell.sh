saw chdir; echo "not recorded: $?"
set -o record
cd /
saw chdir; echo "yes: $?"
saw chdir path=/; echo "yes: $?"
saw chdir path=/tmp; echo "no: $?"
saw kill; echo "no: $?"
saw kill count=0; echo "yes, never: $?"
i=0
while [ "$i" -lt 8200 ]; do
    chdir -P . 2>/dev/null || cd -P .
    i=$((i + 1))
done
saw kill; echo "overwritten: $?"
saw chdir count=8000; echo "overwritten: $?"
saw chdir; echo "what is left is enough: $?"
