timeline
echo $?
set -o record
timeline
echo $?
timeline nonsense
echo $?
(:)
timeline -o missing/x
echo $?
