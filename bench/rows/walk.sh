# A tree of 100,000 files in 5,000 directories, in memory, listed and sorted.
# goal: 1.30 floor
# in: many
# floor: walk .
walk
