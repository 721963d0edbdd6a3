try() { (eval "$1") 2>/dev/null; echo "$1: $?"; }
fails() { (eval "$1") 2>/dev/null || echo "fails: $1"; }
fails 'true 3</dev/null >&3'
fails 'true 3>/dev/null <&3'
fails 'cat </dev/null 3>/dev/null 0<&3'
fails '{ echo lost; } 3</dev/null 1>&3'
fails 'true <&9'
fails 'true >&9'
try 'true 3<>/dev/null >&3 <&3'
try 'true 3</dev/null <&3'
try 'true 3>>/dev/null >&3'
try 'echo here 3>&1 >&3 3>&-'
try 'true 3<&- 4>&-'
