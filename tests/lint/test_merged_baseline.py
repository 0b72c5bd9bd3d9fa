"""Three versions of a baseline."""

from collections import Counter

import pytest

from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.baseline import read_baseline, write_baseline
from partyschool_cli.lint.merged_baseline import merge_baselines


def merged(*versions: dict[str, str]) -> dict[str, str]:
    """Merges baselines given as letters by prefix, one letter an identity."""
    base, ours, theirs = (
        write_baseline({prefix: Counter(known) for prefix, known in one.items()})
        for one in versions
    )
    found = read_baseline(merge_baselines(base, ours, theirs, "b.json"), "b.json")
    return {prefix: "".join(sorted(known.elements())) for prefix, known in found.items()}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "expected"),
    [
        ("ab", "abc", "abd", "abcd"),
        ("ab", "a", "abd", "ad"),
        ("ab", "b", "a", ""),
        ("a", "aaa", "aa", "aaa"),
        ("aa", "a", "aa", "a"),
    ],
)
def test_what_one_side_added_or_took_out(base: str, ours: str, theirs: str, expected: str) -> None:
    assert merged({"": base}, {"": ours}, {"": theirs}) == {"": expected}


def test_catalogs_are_merged_each() -> None:
    base, ours, theirs = {"a/": "1", "b/": "2"}, {"a/": "13"}, {"a/": "14", "b/": "2", "c/": "5"}
    assert merged(base, ours, theirs) == {"a/": "134", "c/": "5"}


def test_a_file_that_both_added_and_one_that_is_none() -> None:
    ours, theirs = (write_baseline({"": Counter(one)}) for one in "ab")
    assert b'"a",\n   "b"' in merge_baselines(b"", ours, theirs, "b.json")
    with pytest.raises(CommandLineError, match=r"b\.json 不是基线文件"):
        merge_baselines(ours, ours, b"<<<<<<<\n", "b.json")
