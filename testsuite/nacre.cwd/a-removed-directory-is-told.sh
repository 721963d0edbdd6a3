base=$PWD
mkdir gone; cd gone
rmdir ../gone
getcwd; echo $?
cd .. && [ "$PWD" = "$base" ] && echo out again
