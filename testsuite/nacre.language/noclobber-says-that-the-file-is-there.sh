set -C
: >f
echo x >f
echo $?
{ echo y; } >f
echo $?
