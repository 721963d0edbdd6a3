printf 'a;b\nc;d' | { read -d ';' x; read -d ';' y; echo "$x|$y"; read -d ';' z; echo "$? $z"; }
printf 'one\0two\0' | while read -r -d '' name; do echo "$name"; done
read; echo $?
read 1x; echo $?
read -d; echo $?
