# returns nothing
def double(value):
    value + value
