# A reserved word that stands in an alias is one.
alias not='! ' negated='not not' n='narrate -o told' to='-l -o ' told=cd
not false; echo "$?"
negated false; echo "$?"
not not not false | cat; echo "$?"
n cd /; cd; grep -c 'chdir("/")' told
n; narrate; narrate -o -
narrate to more told /; cd; grep -c 'cwd.c:[0-9]*: relative' more
n on; narrate; n off; narrate -o -
