# fails: test_family: should be 39; it is None
# fails: test_adult_alone: should be 12; it is None
# fails: test_children_alone: should pay 100 euros, not None
# fails: test_nobody: should earn 0 euros, not None
def ticket_price(adults, children):
    price = adults * 12 + children * 5
    print(price)
