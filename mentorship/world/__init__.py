"""A synthetic world of any size, for trying the product and for measuring it. Everything follows from the seed, the size and the day.

It is written in bulk, past the verbs and without change histories; nobody in it is named but by role, city and number.
"""
