exec 2>&1
x=1 y='a b'
set -x
echo $x "$y" '' "it's" '*' 'a
b'
x=2 y= z=$(echo 3)
x=4 true
: >file
for i in 1 2; do :; done
case $x in (2) echo c;; esac
f() { echo in $1; }; f "a b"
(echo sub)
if [ $x = 2 ]; then echo yes; fi
! false && { echo g; }
unset none; $none
set +x
echo off
