# portable
exec 2>&1
echo a
set -v
echo b
for i in 1
do echo c; done
# a comment
set +v
echo e
