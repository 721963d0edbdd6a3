# -v stores without a process, -r quotes as Python does; the bytes of the target come as they are.
symlink "$(printf 'a b\nc\033')" link
readlink link | od -An -c
readlink -r link
readlink -v target link; printf '%s' "$target" | od -An -c
readlink -rv target link; printf "%s\n" "$target"
long=$(printf '%04000d' 1)
symlink "$long" far; readlink -v target far; [ "$target" = "$long" ] && echo "all 4000 bytes"
readonly target
readlink -v target link; echo $?
readlink -v 1x link; echo $?
readlink; echo $?
