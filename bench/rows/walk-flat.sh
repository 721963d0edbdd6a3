# One directory of 100,000 names, which must be together to be sorted.
# goal: 1.00 find
# in: flat
# floor: walk .
walk
