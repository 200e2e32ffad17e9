# fails: test_composition: é should equal e with an accent
# fails: test_both_at_once: É should equal e with an accent
def same_text(a, b):
    return a.casefold() == b.casefold()
