"""The sample seminar: two articles of our own with the sources that they cite, and four people who argue about them.

Everything in it is invented, and everything in it goes the way of real work: uploads, jobs, actions.
"""
