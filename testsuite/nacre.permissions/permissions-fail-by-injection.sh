: >file
inject access EIO; access file R_OK
inject faccessat EROFS; access -e file W_OK
inject stat EIO; stat file
inject stat EOVERFLOW; chmod u+x file
inject lstat ENOMEM; lstat file
inject chmod EROFS; chmod 600 file
inject chmod EPERM; chmod 600 file file && echo no
echo $?
