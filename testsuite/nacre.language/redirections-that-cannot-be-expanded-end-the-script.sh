# portable
(cat <${x?is not set}; echo no) 2>/dev/null; test $? != 0 && echo ended
({ echo no; } >${x?is not set}; echo no) 2>/dev/null; test $? != 0 && echo ended
(: >$((1 / 0)); echo no) 2>/dev/null; test $? != 0 && echo ended
(>$((1 / 0)); echo no) 2>/dev/null; test $? != 0 && echo ended
