printf '%d %d\n' 3x 4; echo $?
printf '%d\n' word; echo $?
printf '%d\n' 99999999999999999999; echo $?
printf '%f\n' 1.5x; echo $?
printf '%z\n' 1; echo $?
printf; echo $?
