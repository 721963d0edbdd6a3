exec 3>&- # free, also where valgrind has taken it
open fd new O_FOO; echo $?
open fd new O_RDONLY O_WRONLY; echo $?
open fd new 'O_RDWR|O_WRONLY|O_CREAT'; echo $?
open fd new O_CREAT O_WRONLY 0999; echo $?
open fd new 0644 O_CREAT; echo $?; close "$fd"
open fd; echo $?
open 1st new O_CREAT; echo $?
readonly done=1; open done new O_CREAT; echo $?
ls -A
