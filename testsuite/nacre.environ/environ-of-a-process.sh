# What a process was started with, whatever it did since.
export N_KEPT=begin; mkfifo hold
fork child; if [ $child = 0 ]; then exec "$NACRE" -c 'export N_KEPT=later; : >ready; read x <hold'; fi
until [ -e ready ]; do :; done
environ $child | grep ^N_KEPT
environ -v all $child; case $all in *N_KEPT=begin*) echo stored ;; esac
kill $child; waitpid $child >ended
environ $child; echo $?
inject openat EMFILE; environ $$; inject read EIO; environ $$; echo $?
