# portable
set -o | grep -q '^pipefail' && echo listed
set -o | grep -q '^errexit[[:space:]]*off' && echo off
set -e; set -o | grep -q '^errexit[[:space:]]*on' && echo on; set +e
saved=$(set +o)
set -f -u -C -o pipefail
eval "$saved"
case $- in (*[fuC]*) echo no;; (*) echo restored;; esac
false | true && echo restored
set -fu; case $- in (*f*) echo f;; esac; case $- in (*u*) echo u;; esac; set +fu
set -o noglob -o nounset; case $- in (*f*u* | *u*f*) echo both;; esac; set +o noglob +u
set -ef a b; echo "$@" $#; case $- in (*e*) echo e;; esac; set +ef
set +f c; echo $1
set -- -e; printf '%s\n' $1; case $- in (*e*) echo no;; (*) echo operand;; esac
set --; echo $#
set x -e; echo $*
