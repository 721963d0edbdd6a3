# The seed's example with its labels: made, filled, listed, removed.
dir=os_directories_example
echo "Creating $dir"
makedirs "$dir"
echo "Creating $dir/example.txt"
echo "example content" >"$dir/example.txt"
echo "Listing $dir"
listdir -r "$dir"
echo "Cleaning up"
unlink "$dir/example.txt"
rmdir "$dir"
listdir -r
