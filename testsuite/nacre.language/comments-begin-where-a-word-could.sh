# portable
echo one # two
echo one#two '#' "#" \# # three
#echo no
	# with blanks before it
echo a; # after a semicolon
echo b;# right after it
(# in a subshell
echo c # with ) in it
)
x=$(echo d # in a substitution )
)
echo $x $# ${#x}
case a in # here
# there
a) # and there
	echo e ;; # and so on
esac
for i in 1 2 # of a list
do echo $i; done
true && # behind an operator
	echo f
echo g #
