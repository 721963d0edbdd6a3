# portable
for i in a b c d; do
	case $i in
	(a) echo 1;&
	(b) echo 2 ;;
	(c) echo 3
	;&
	(d) echo 4 ;&
	esac
	echo $i $?
done
case a in (a) ;& (x) false;& (y) ;; (z) echo no;; esac; echo $?
case a in (a) echo x; break 2>/dev/null;& (b) echo y; esac
for i in 1 2; do case $i in (1) continue;& (*) echo $i;; esac; done
