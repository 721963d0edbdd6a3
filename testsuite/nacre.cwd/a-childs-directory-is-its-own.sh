mkdir d; getcwd -v here
(chdir d); sh -c 'cd d'; getcwd -v now; [ "$now" = "$here" ] && echo unmoved
fork child; if [ $child = 0 ]; then chdir d; getcwd -v mine; echo "child: ${mine#$here}"; _exit 0; fi; waitpid $child >file
getcwd -v now; [ "$now" = "$here" ] && echo unmoved
chdir d; sh -c 'pwd' >../seen; read child <../seen; echo "inherited: ${child#$here}"
[ "$PWD $OLDPWD" = "$here/d $here" ] && echo 'both names are kept'
mv ../d ../moved; getcwd -v now; echo "moved with it: ${now#$here}"
