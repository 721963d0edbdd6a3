# portable
HOME='/home/of me*'
f() { for i do printf '[%s]' "$i"; done; echo; }
f ~ ~/x ~/'a b' ~/"x" "~" '~' \~ ~\/x "~/x"
f a~ a=~ a:~ :~ ~: ~a=~ x~/y
f ~nosuchuser/x ~$HOME ~"root" ~\root "~root"
x=~
f $x "$x"
for i in ~ ~/x; do f "$i"; done
case ~/x in ("$HOME"/x) echo case;; esac
case "$HOME/x" in (~/x) echo pattern;; esac
unset u
f ${u-~} "${u-~}" ${u-~/x} "${u-~/x}" ${u-a~}
test ~root = /root && echo root
HOME=/
f ~ 
HOME=
f [~] 
