# portable
ec\
ho one
echo t\
wo "thr\
ee" 'fo\
ur'
x=fi\
ve
echo $\
x ${\
x} "${x\
}" $(\
echo six) $((3\
+4)) `echo eight\
h`
tr\
ue &\
& echo nine
i\
f true; then echo ten; f\
i
echo eleven >\
&1
printf '%s\n' a\
 b
cat <<E
twelve \
is here
E
cat <<'E'
not \
here
E
# a comment is not continued \
echo thirteen
