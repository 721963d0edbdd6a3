# status: 2
(set -u; echo $2)
(set -u; echo $!)
set -u
echo ${not_set}
echo no
