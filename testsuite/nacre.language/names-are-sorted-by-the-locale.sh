# portable
# locale: C
: >a >B >c >_ >1 >A
echo *
