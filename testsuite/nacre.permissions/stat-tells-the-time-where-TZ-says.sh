: >file; touch -d '2010-07-12 18:49:33 UTC' file
stat file | grep Last
TZ=EST5 stat file | grep Last
TZ=JST-9; stat file | grep Last
(unset TZ; TZ=UTC0 stat file | grep Last)
TZ=UTC; stat file | grep Last
