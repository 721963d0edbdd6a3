set -o pipefail
# what counts is how the option was when the pipeline began
false | true & p=$!
set +o pipefail
wait $p; echo $?
