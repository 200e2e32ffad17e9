# fails: test_final_before_candidate: 3.11rc1 is not final
from packaging.specifiers import SpecifierSet
from packaging.version import Version


def pick(versions, spec):
    fitting = SpecifierSet(spec).filter(versions, prereleases=True)
    return max(fitting, key=Version, default=None)
