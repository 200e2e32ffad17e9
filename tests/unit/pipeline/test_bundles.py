from __future__ import annotations

from handbook_build.pipeline.bundles import BUNDLES, HASHED, packages_in

METAFILE = {
    "outputs": {
        "a.js": {
            "inputs": {
                "site/js/main.js": {"bytesInOutput": 10},
                "site/node_modules/@codemirror/view/dist/index.js": {"bytesInOutput": 10},
                "site/node_modules/a/node_modules/b/index.js": {"bytesInOutput": 3},
            }
        },
        "b.js": {"inputs": {"site/node_modules/unused/index.js": {"bytesInOutput": 0}}},
    }
}


def test_packages_in_names_scoped_and_nested_packages_that_gave_bytes() -> None:
    assert packages_in(METAFILE) == {"@codemirror/view", "b"}


def test_bundles_give_the_checker_a_file_that_pages_share_nothing_with() -> None:
    (trial,) = [bundle for bundle in BUNDLES if bundle.entry == "js/trial.js"]
    assert (trial.folder, trial.name) == (".", "trial")
    assert "--splitting" not in trial.options


def test_bundles_have_plain_names_only_where_somebody_asks_for_them() -> None:
    plain = [bundle.name for bundle in BUNDLES if not set(HASHED) <= set(bundle.options)]
    assert plain == ["embed", "trial", "service-worker"]
    assert [bundle.name for bundle in BUNDLES[:2]] == ["kernel", "interpreter"], "others know them"
