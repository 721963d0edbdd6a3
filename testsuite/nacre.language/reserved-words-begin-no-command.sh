# portable
# The words that end or divide compound commands are syntax errors where a command would begin.
for word in then else elif fi do done esac in '}'; do
    (eval "$word") 2>/dev/null || echo "$word"
    (eval "true; $word") 2>/dev/null || echo "$word again"
    eval "echo $word; a=$word; case $word in other | $word) echo \"\$a\";; esac" 2>/dev/null
done
for in in in; do echo "$in"; done
(eval 'true | ! true') 2>/dev/null || echo '! behind |'
! (eval '{ ! true; }; (! true)') && echo '! before pipelines'
