def ticket_price(adults, children):
    price = adults * 12 + children * 12
    return prise
