# limit: 60
# Whichever call of a walk fails, be it far down or on the way back, no descriptor is left open and the next walk is whole.
part=d/d/d/d/d/d/d/d/d/d
makedirs t/$part/$part/$part/$part; makedirs t/a/b; symlink ../a t/a/l; symlink .. t/a/up; : >t/f
count() { n=0; for fd in /proc/$$/fd/*; do n=$((n + 1)); done; }
exec 3>&1
{
    inject fork EIO; inject -c
    count; before=$n
    for call in open openat getdents fstatat fstat fcntl; do
        for nth in 1 2 35 45 60; do
            for options in "" "-b" "-bx :" "-Lx :"; do
                inject $call EIO $nth; walk $options t; inject -c
                inject $call EMFILE $nth; walk $options t; inject -c
                count
                [ $n = $before ] || echo "$call $nth $options: $n descriptors, not $before" >&3
            done
        done
    done
} >/dev/null 2>&1
walks=0; walk -x 'walks=$((walks + 1))' t; echo "$? $walks"
exec 3>&-
