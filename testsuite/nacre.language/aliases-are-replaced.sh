# portable
alias foo='echo bar'
foo
foo x; \foo 2>/dev/null || echo quoted; 'foo' 2>/dev/null || echo quoted; f"oo" 2>/dev/null || echo quoted
echo foo
x=1 foo; >/dev/null foo; foo | cat; (foo); { foo; }; ! foo; echo $?; foo && foo
if foo; then foo; fi; while foo; do break; done; case x in (x) foo;; esac; $(echo foo) 2>/dev/null || echo late
echo $(foo) "$(foo)" `foo`
alias a='a b' e=echo; e a
alias l='r 1' r='echo l'; l; alias r='l'; r 2>/dev/null || echo loop
alias echo='echo x'; echo y; unalias echo; echo z
eval foo; alias later='echo no'; unalias later; later 2>/dev/null || echo gone
f() { foo; }; alias foo='echo changed'; f; foo
alias foo=; foo echo empty
alias v='x=3'; v; echo $x; v e 4
alias 2>/dev/null >&2
unalias -a; foo 2>/dev/null || echo all gone
