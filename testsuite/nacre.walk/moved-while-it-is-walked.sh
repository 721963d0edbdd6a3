# Far down, the level above is found again by "..". If that is not where we came from, nothing there is walked.
part=d/d/d/d/d/d/d/d/d/d
makedirs t/1/2/3/$part/$part/$part/$part; makedirs t/1/2/later; makedirs t/zz; makedirs other/outside
walk -x 'case $dirpath in */d/d) [ "$dirnames" ] || rename t/1/2/3 other/3 ;; */later | t/zz | *outside) echo "$dirpath" ;; esac' t
echo $?
