# portable
# as: user
mkdir d s
: >d/x >s/y
chmod a-r d
chmod a-x s
echo d/* d/x* d/x
echo s/* s/y
echo */*
chmod u+rwx d s
