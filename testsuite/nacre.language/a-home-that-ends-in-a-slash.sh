# the slash that follows is not doubled
HOME=/
echo ~/x ~
HOME=/h/
echo ~/x ~
unset HOME
echo ~ ~/x
