# as: root
# Root who acts as another: access answers for root, open is judged by whom it acts as.
: >secret; chmod 600 secret; chmod 755 .
setegid 64124; seteuid 64124
access secret R_OK && echo 'the real user may'
access -e secret R_OK || echo 'the effective user may not'
open fd secret || echo 'and that is how open sees it'
seteuid 0; setegid 0
