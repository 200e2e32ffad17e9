def ticket_price(adults, children):
    # * is done before +, so this needs no parentheses.
    price = adults * 12 + children * 5
    return price
