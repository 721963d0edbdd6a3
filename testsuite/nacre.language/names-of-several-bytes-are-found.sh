# locale: C.UTF-8
: >é >日本 >ab >$(printf '\377x')
printf '[%s]' ?; echo
printf '[%s]' ??| od -An -c
printf '[%s]' [é日]* *本 [[:alpha:]]; echo
