"""Which files a lint reports on."""

import pytest

from partyschool_cli.lint.scope import EVERYTHING, Scope


@pytest.mark.parametrize(
    ("path", "is_covered"),
    [
        ("courses/a.yaml", True),
        ("courses/sub/a.yaml", True),
        ("sites/a.yaml", True),
        ("sites/b.yaml", False),
        ("courses-old/a.yaml", False),
        ("catalog.yaml", False),
    ],
)
def test_a_scope_covers_its_files_and_what_is_in_its_folders(path: str, is_covered: bool) -> None:
    assert Scope(("courses", "sites/a.yaml")).covers(path) is is_covered
    assert EVERYTHING.covers(path)
