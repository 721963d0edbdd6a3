# The seed's example with its labels. The link dangles: its relative target is looked for beside the link.
mkdtemp dir "$PWD/tmp.XXXXXX"
link_name=$dir/link
target=os_symlinks.sh
echo "Creating link $link_name -> $target" | sed "s|$dir|DIR|"
symlink "$target" "$link_name"
lstat -v mode "$link_name"; echo "Permissions: $mode"
printf 'Points to: '; readlink "$link_name"
cat "$link_name" 2>/dev/null || echo "it dangles"
unlink "$link_name"
rmdir "$dir"
