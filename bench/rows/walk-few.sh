# A tree of 10,000 files in 500 directories: beside walk, it shows that memory does not grow with the number of files.
# goal: 1.30 floor
# in: few
# floor: walk .
walk
