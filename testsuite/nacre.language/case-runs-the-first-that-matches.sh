# portable
for i in a b ab c '' 'a b' '*'; do
	case $i in
	a) echo one;;
	(b | c) echo two
		;;
	'a b' | \*) echo three ;;
	'') echo four;;
	*)
	esac
	echo $?
done
case x in esac; echo $?
case x in (y) ;; esac; echo $?
false; case x in (x) ;; esac; echo $?
case x in (x) false;; esac; echo $?
case x in (x) echo a;; (x) echo no; esac
case in in (in) echo b;; esac
case esac in (esac) echo c;; esac
case $(echo x; false) in (x) echo $?;; esac
false; case $(echo x) in (x) echo $?;; esac
case x in
(y)
	echo no
	;;

(x)
	echo d

	;;
esac
case a in (a|b) echo e;; (a) echo no;; esac
case "a b" in (a\ b) echo f;; esac
case a"b" in (a'b') echo g;; esac
