# limit: 120
# 10,000 levels: no path that long can be handed to the kernel, and no process has so many descriptors.
part=d/d/d/d/d/d/d/d/d/d; part=$part/$part/$part/$part/$part/$part/$part/$part/$part/$part
part=$part/$part/$part/$part/$part/$part/$part/$part/$part/$part
makedirs t/d/aside; cd t
for i in 1 2 3 4 5 6 7 8 9 10; do makedirs -e $part; cd $part || exit; done
: >bottom
cd "$HOME" || exit
ulimit -S -n 50
walk -x 'n=$((n + 1)); case $filenames in bottom/) echo "bottom at ${#dirpath}" ;; esac' t; echo "$? $n"
n=0; walk -bux 'n=$((n + 1))' t; echo "$? $n"
walk -L t | tail -c 20
walk -b t | tail -n 3
