umask 022; printf '%1516s' >file; chmod 664 file; touch -d '2010-07-12 18:49:33 UTC' file
stat file | sed 's/\(Owner\|Device\): [0-9]*$/\1: N/'
ln -s file link; lstat link | sed 's/\(Owner\|Device\): [0-9]*$/\1: N/; s/modified: .*/modified: TIME/'
stat link | grep -e Size -e Permissions
mkdir -m 1777 d; stat d | grep Permissions
stat file link 2>&1 | grep '('
