# fails: test_family: should be 39; it is 60
# fails: test_children_alone: should pay 100 euros, not 240
def ticket_price(adults, children):
    price = adults * 12 + children * 12
    return price
