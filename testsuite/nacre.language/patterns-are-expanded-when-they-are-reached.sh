# portable
unset x
case a in (${x=a}) echo y;; (${y=no}) echo no;; esac
echo $x ${y-unset}
case a in ($(echo b) | $(echo a) | $(echo no >&2)) echo z;; esac
