# fails: test_ten_after_nine: the highest for >=3.8,<4 is '3.10'
# fails: test_final_before_candidate: 3.10 fits; you returned '3.9'
# fails: test_order_of_list: 2.10.1 is the highest
from packaging.specifiers import SpecifierSet


def pick(versions, spec):
    return max(SpecifierSet(spec).filter(versions), default=None)
