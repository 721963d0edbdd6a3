# portable
for o in allexport errexit ignoreeof monitor noclobber noglob noexec notify nounset verbose vi xtrace; do
	case $o in (noexec | verbose | xtrace | monitor | vi) continue;; esac
	(set -o $o; set +o $o) 2>/dev/null && echo $o
done
set -b; case $- in (*b*) echo b;; esac; set +b
set -h; set +h; echo h
set -m 2>/dev/null; set +m; echo m
