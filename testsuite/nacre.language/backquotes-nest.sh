# portable
echo `echo a` "`echo "b  c"`" `echo \`echo d\`` `echo \`echo \\\`echo e\\\`\``
echo "`echo \"f  g\"`" `echo "h  i"` "`echo 'j  k'`" `echo "\`echo l\`"`
x='m n'
echo `echo $x \$x '$x'` "`echo "$x"`" `echo \\$x`
echo `echo '\\'; echo \\\\` `echo a\
b`
echo `case x in x) echo o;; esac` `# nothing
` [`:`] "[``]"
echo $(echo `echo p $(echo q)`) `echo $(echo \`echo r\`)`
y=`printf 's\n\n\n'`
echo "[$y]"
