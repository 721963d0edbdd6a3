inject getdents EIO
ptree
inject getdents EIO
fds
inject open EMFILE
ptree
inject readlink EIO
help -s fork
inject fstat EIO
popen f r 'echo text'
echo $? ${f-unset}
