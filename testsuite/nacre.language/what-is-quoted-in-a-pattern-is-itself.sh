# portable
p='*' s='a*'
case abc in ("*") echo no;; ('a*') echo no;; (a\*) echo no;; ("$p") echo no;; ($p) echo a;; esac
case 'a*' in ("$s") echo b;; esac
case abc in ("$s") echo no;; ($s) echo c;; esac
case '[a]' in ("[a]") echo d;; esac
case '[a]' in (\[a]) echo e;; esac
case a in ["a"]) echo f;; esac
case - in ([a"-"c]) echo g;; esac
case b in ([a"-"c]) echo no;; (*) echo h;; esac
case '\a' in ('\a') echo i;; esac
case '\' in (\\) echo j;; esac
case '?' in ("?") echo k;; esac
case x in (""x) echo l;; esac
case '' in ("") echo m;; esac
