# as: user
ids
