# One directory of 100,000 names, as they come.
# goal: 1.30 floor
# in: flat
# floor: walk .
walk -u
