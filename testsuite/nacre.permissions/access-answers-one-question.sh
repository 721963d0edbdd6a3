# as: user
: >file; chmod 600 file
access file F_OK; echo $?
access file R_OK W_OK; echo $?
access file 'R_OK|X_OK'; echo $?
access -e file X_OK; echo $?
access -v yes file R_OK; echo "$? $yes"
access -v yes file X_OK; echo "$? $yes"
access -r file W_OK; access -r -v no file X_OK; echo "$no"
access file Q_OK; echo $?
access file 8; echo $?
access -v yes file; echo $?
access; echo $?
access -v 1st file R_OK; echo $?
