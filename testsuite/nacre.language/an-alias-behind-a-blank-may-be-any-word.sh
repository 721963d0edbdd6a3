# portable
# What follows an alias that ends in a blank is tried as an alias wherever it stands.
alias each='for ' variable=v
each variable in 1; do echo "$v"; done
alias each_v='for v ' words='in 2 3; ' body='do echo "$v"'
each_v words body; done
alias choose='case a in ' first='(a) echo' bar='x | ' other='a ' close=') echo' end='
esac'
choose first in parentheses; end
choose bar other close behind a bar; end
alias last='echo last;; '
case z in
z) last end
alias define='f() ' nothing=
define nothing
{ echo a function; }
f
alias parens='g( ' closing=')'
parens closing
{ echo another; }
g
alias read_from='cat << ' here='\END'
read_from here
$HOME
END
alias to='> ' name=file
to name echo in a file
cat file
