# fails: test_only_candidates: only versions that are not final fit
from packaging.specifiers import SpecifierSet
from packaging.version import Version


def pick(versions, spec):
    condition = SpecifierSet(spec)
    fitting = [
        version
        for version in versions
        if version in condition
        and not Version(version).is_prerelease
    ]
    return max(fitting, key=Version, default=None)
