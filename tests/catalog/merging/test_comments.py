"""Comments of both sides."""

from collections import Counter

import pytest

from partyschool_cli.catalog.merging.comments import (
    Comment,
    comments_of,
    lacks_comments,
    merged_counts,
    with_comments,
)
from partyschool_cli.catalog.merging.version import Item, Version
from partyschool_cli.model.describe import MODELS
from partyschool_cli.model.kind import Kind

CLASS = MODELS[Kind.CLASS]


def version(text: str) -> Version:
    return Version(text, CLASS)


def test_a_comment_is_of_an_entry() -> None:
    text = (
        "# 头\n\n# 一\n# 二\ntitle: 班 # 名\nsessions:\n"
        "  # 首\n  - id: s01 # 号\n    date: 2026-10-12\n  # 尾\n"
    )
    session = ("sessions", Item("s01"))
    found = {one.text: one for one in comments_of(version(text))}
    assert found["# 一"].following[-1] == "# 二"
    assert found["# 名"] == Comment("# 名", ("title",), is_trailing=True)
    assert found["# 首"].path == session
    assert found["# 号"] == Comment("# 号", (*session, "id"), is_trailing=True)
    assert found["# 尾"] == Comment("# 尾", ("sessions",), is_at_end=True)


def test_how_often_a_comment_stays(subtests: pytest.Subtests) -> None:
    cases: list[tuple[int, int, int, int]] = [
        (0, 1, 0, 1),
        (0, 0, 1, 1),
        (0, 1, 1, 1),
        (1, 0, 1, 0),
        (1, 1, 0, 0),
        (1, 2, 3, 3),
        (0, 2, 1, 2),
    ]
    for base, ours, theirs, count in cases:
        with subtests.test(base=base, ours=ours, theirs=theirs):
            texts = ("# 甲\n" * times + "title: 班\n" for times in (base, ours, theirs))
            assert merged_counts(*map(version, texts))["# 甲"] == count


def test_one_that_is_missing_is_seen() -> None:
    assert lacks_comments(version("# 甲\ntitle: 班\n"), Counter({"# 甲": 2}))
    assert not lacks_comments(version("# 甲\n# 乙\ntitle: 班\n"), Counter({"# 甲": 1}))


@pytest.mark.parametrize(
    ("merged", "theirs", "expected"),
    [
        pytest.param(
            "title: 班\nsize: 3\n",
            "# 甲\n# 乙\nsize: 3\n",
            "title: 班\n# 甲\n# 乙\nsize: 3\n",
            id="above",
        ),
        pytest.param(
            "title: 班\n# 乙\nsize: 3\n",
            "# 甲\n# 乙\nsize: 3\n",
            "title: 班\n# 甲\n# 乙\nsize: 3\n",
            id="above the one that follows",
        ),
        pytest.param(
            "title: 班\n", "title: 班 # 甲\n", "title: 班  # 甲\n", id="at the end of a line"
        ),
        pytest.param(
            "title: 班 # 乙\nsize: 3\n",
            "title: 班 # 甲\nsize: 3 # 乙\n",
            "# 甲\ntitle: 班 # 乙\nsize: 3\n",
            id="above a line that has one",
        ),
        pytest.param(
            "sessions:\n  - {id: s01, size: 3}\n",
            "sessions:\n  - id: s01\n    # 甲\n    size: 3\n",
            "sessions:\n  # 甲\n  - {id: s01, size: 3}\n",
            id="above brackets",
        ),
        pytest.param(
            "title: 班\n",
            "title: 班\nsize: 3 # 甲\n",
            "# 甲\ntitle: 班\n",
            id="of what is not there",
        ),
        pytest.param("title: 班", "title: 班\n# 甲\n", "title: 班\n# 甲\n", id="at the end"),
        pytest.param(
            "# 丙\ntitle: 班 # 丙\n", "title: 班 # 丙\n", "title: 班 # 丙\n", id="one too many"
        ),
    ],
)
def test_comments_find_a_place_or_go(merged: str, theirs: str, expected: str) -> None:
    other = version(theirs)
    counts = Counter(one.text for one in comments_of(other))
    assert with_comments(version(merged), counts, other, other, "").text == expected


def test_one_that_is_shown_beside_ours_is_not_missing() -> None:
    theirs = version("title: 乙 # 甲\n")
    merged = with_comments(
        version("title: 班\n"), Counter({"# 甲": 1}), theirs, theirs, "title: 乙 # 甲\n"
    )
    assert merged.text == "title: 班\n"
