# Where a descriptor cannot be put in its place, the command is not run at all, and that is told.
inject dup2 EBUSY; x=$(echo text); echo "$? [$x]"
inject dup2 EBUSY; x=$(/bin/echo text); echo "$? [$x]"
inject dup2 EBUSY; /bin/echo text | /bin/cat; echo "$?"
inject dup2 EBUSY 2; /bin/echo text | /bin/cat; echo "$?"
inject open EMFILE; (cat) & wait "$!"; echo "$?"
inject open EMFILE; cat & wait "$!"; echo "$?"
