set -o record
fork child
if [ "$child" -eq 0 ]; then _exit 3; fi
waitpid -v A,B "$child"
saw fork then waitpid; echo "$?"
saw waitpid then fork; echo "$?"
saw fork by=fork then _exit as=child then waitpid as=shell; echo "$?"
saw fork count=1 then waitpid count=1; echo "$?"
saw fork count=2; echo "$?"
saw fork count=2+; echo "$?"
saw fork 'count>=1'; echo "$?"
saw fork then fork; echo "$?"
saw fork result="$child" then waitpid result="$child"; echo "$?"
saw fork as=child; echo "$?"
