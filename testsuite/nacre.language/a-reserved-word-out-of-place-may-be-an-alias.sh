# Behind an alias that ends in a blank every word may be an alias; a reserved word is none only where the grammar knows it.
alias each='for n ' for='in one two' repeat='for n in 1 2; ' while='
# a comment
do'
each for; do echo "$n"; done
repeat while echo "turn $n"; done
alias choose='case b ' case='
in (b) '
choose case echo chosen;; esac
alias which='case c in ' else='(c) echo pattern' of='case '
which else;; esac
alias if=said.txt
of if in (said*) echo word;; esac
alias say='echo said >' shout='echo shouted > '
say if; cat if
shout if; cat said.txt
alias list='for n in ' do='a b'
list do; do echo "$n"; done
alias in=of
each in x; do echo "$n"; done
