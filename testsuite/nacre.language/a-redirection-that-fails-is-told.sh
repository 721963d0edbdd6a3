# status: 1
cat <nosuch
echo x >/nosuch/f
echo x >.
echo x >&9
echo x >&word
echo x <>/nosuch/f
echo x >"two
lines/f"
exec 3<nosuch
echo no
