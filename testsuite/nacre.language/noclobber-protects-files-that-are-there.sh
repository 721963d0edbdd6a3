# portable
set -o noclobber
echo a >f; cat f
(echo b >f) 2>/dev/null; test $? != 0 && cat f
echo c >|f; cat f
echo d >>f; cat f
echo e >/dev/null && echo device
ln -s nowhere l
(echo f >l) 2>/dev/null; test $? != 0 && echo dangling
echo g >|l; cat nowhere
mkfifo p
echo h >p &
cat p; wait
set +C
echo i >f; cat f
set -C; echo $- | grep C >/dev/null && echo letter
