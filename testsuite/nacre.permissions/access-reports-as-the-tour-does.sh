# as: user
printf 'hello' >file; chmod 644 file
access file
chmod 500 file; access file
access nope
access "$(printf 'a\033b')"
