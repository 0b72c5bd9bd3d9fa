"""Which files a lint reports on."""

import pytest

from partyschool_cli.lint.scope import EVERYTHING, Scope


def test_a_scope_covers_its_files_and_what_is_in_its_folders(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool]] = [
        ("courses/a.yaml", True),
        ("courses/sub/a.yaml", True),
        ("sites/a.yaml", True),
        ("sites/b.yaml", False),
        ("courses-old/a.yaml", False),
        ("catalog.yaml", False),
    ]
    for path, is_covered in cases:
        with subtests.test(path=path):
            assert Scope(("courses", "sites/a.yaml")).covers(path) is is_covered
            assert EVERYTHING.covers(path)
