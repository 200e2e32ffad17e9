# fails: test_family: should be 39; it is 135
# fails: test_adult_alone: should be 12; it is 60
def ticket_price(adults, children):
    price = (adults * 12 + children) * 5
    return price
