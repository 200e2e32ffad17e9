from packaging.specifiers import SpecifierSet
from packaging.version import Version


def pick(versions, spec):
    # filter lets a pre-release pass only if no final one does.
    fitting = SpecifierSet(spec).filter(versions)
    return max(fitting, key=Version, default=None)
