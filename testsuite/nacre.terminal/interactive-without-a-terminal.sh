# An interactive shell without a terminal: no complaint, no job control, and it ends with its input.
printf 'case $- in *m*) echo on;; *) echo off;; esac\n(exit 3)\nfg\nexit 4\n' | "$NACRE" -i 2>errors
echo "status $?"
grep -c 'job control' errors
printf 'echo last' | "$NACRE" -i 2>/dev/null
