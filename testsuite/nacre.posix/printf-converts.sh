# portable
printf '%s|%5s|%-5s|%.2s|\n' a b c def
printf '%d|%5d|%-5d|%05d|%+d\n' 1 2 3 4 5
printf '%i %u %o %x %X %#x %#o\n' -1 2 8 255 255 255 8
printf '%c%c|\n' abc d
printf '%b|%b\n' 'x\ty' 'A\0101'
printf 'A\101\t\\|%%\n'
printf '%f %.1f %e %g %G\n' 1.5 2.25 1500 0.0001 1e-10
printf '%*d|%-*d|%*d|%.*f\n' 4 1 4 2 -4 3 2 3.14159
printf '%d %d %d %d\n' 0x1f 017 "'A" '"a'
printf '%s-%s\n' 1 2 3
printf '%d|%s|\n'
printf 'no conversion\n' ignored
printf '%b' 'stop\cnever' never
echo
