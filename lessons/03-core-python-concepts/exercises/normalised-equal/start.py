def same_text(a, b):
    return a.lower() == b.lower()


print(same_text("Oslo", "OSLO"), same_text("Straße", "STRASSE"))
