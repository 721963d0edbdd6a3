# portable
mkdir .d
: >.a >b >.d/c >.d/.e
echo * .a* .[a] [.]a ?a .?
echo */ .d/* .d/.e* */.e .*/c
