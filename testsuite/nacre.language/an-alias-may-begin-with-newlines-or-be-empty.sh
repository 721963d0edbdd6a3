# portable
# Where newlines may stand before a command, they may come from an alias, or behind one with no text.
alias empty= lines='

' begin='
(
' end='
)'
echo piped | empty
cat
false || empty empty
echo or
true && lines echo and
(
    echo inside; lines
    empty
)
a=outside
begin echo subshell; a=inside; end
echo "$a"
while empty
    true
do lines
    echo turn; break; lines
done
case x in
x) echo case; lines ;;
esac
