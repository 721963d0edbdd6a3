# as: root
# On a mount of our own, which nobody else sees; where none may be made, by injection.
mkdir m; : >m/f
cat >try <<'END'
open fd m/f O_WRONLY
open fd m/new O_CREAT O_WRONLY
chmod 600 m/f
access m/f W_OK
access m/f R_OK && echo 'it may be read'
END
if unshare -m mount -t tmpfs none m 2>/dev/null; then
    unshare -m "$NACRE" -c 'mount -t tmpfs none m && : >m/f && mount -o remount,ro m && . ./try' 2>&1
else
    "$NACRE" -c 'inject open EROFS 2; inject open EROFS 3; inject chmod EROFS; inject access EROFS; . ./try' 2>&1
fi
