printf '%s\n' "$(printf 'a\0b\0')" | od -An -c
