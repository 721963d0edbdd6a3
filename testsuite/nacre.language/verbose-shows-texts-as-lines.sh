exec 2>&1
set -v
eval 'echo d'
eval 'echo e
'
