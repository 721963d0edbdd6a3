# portable
x='\*'
case '*' in ($x) echo a;; (*) echo no;; esac
case '\*' in ($x) echo no;; ("$x") echo b;; esac
case abc in ($x) echo no;; (*) echo c;; esac
x='a\b'
case ab in ($x) echo d;; esac
case 'a\b' in ("$x") echo e;; esac
y=a.b
echo ${y#$x} ${y#a\.}
