# fails: test_nothing_fits: empty
# fails: test_no_versions: empty
from packaging.specifiers import SpecifierSet
from packaging.version import Version


def pick(versions, spec):
    fitting = SpecifierSet(spec).filter(versions)
    return max(fitting, key=Version)
