# The seed's layout: an empty line, the path, then directories and files in one sorted list, each after a tab. Sorting
# looks at the slash of directories as well: plugtmp-1/ stands before plugtmp/, as in the seed.
makedirs tmp/.ICE-unix; makedirs tmp/plugtmp; makedirs tmp/plugtmp-1; makedirs tmp/virtual/.hidden
for name in .X0-lock example.db Excel.pdf hosts virtual/v plugtmp/p; do : >tmp/$name; done
symlink plugtmp tmp/link; symlink nowhere tmp/dangling; symlink hosts tmp/to-file
walk tmp
echo "status $?"
cd tmp/virtual && walk
walk . ../plugtmp/
