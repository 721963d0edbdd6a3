: >empty; echo x >full; mkdir dir; ln -s full link; ln -s nowhere dangling; mkfifo pipe
chmod +x full
for f in empty full dir link dangling pipe nope; do
    for q in -e -f -d -h -L -p -s -r -x; do
        test $q $f && printf '%s ' $q
    done
    echo $f
done
touch -t 202001010000 old; touch -t 202101010000 new
[ new -nt old ] && [ old -ot new ] && ! [ old -nt new ] && echo by time
[ new -nt nope ] && [ nope -ot new ] && ! [ nope -nt new ] && echo a missing one is older
[ full -ef link ] && ! [ full -ef empty ] && echo the same file
[ -c /dev/null ] && ! [ -b /dev/null ] && ! [ -S /dev/null ] && echo a device
[ -t 0 ] || echo no terminal
[ -O empty ] && [ -G empty ] && echo ours
[ a \< b ] && [ b \> a ] && echo in order
