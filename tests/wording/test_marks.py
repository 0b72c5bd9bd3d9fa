"""The word behind an entry whose status is not the usual one."""

import pytest

from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES
from partyschool_cli.wording.marks import (
    session_mark,
    split_cohort,
    status_mark,
    was_mark,
    with_cohort,
    with_draft,
)


def test_only_the_usual_status_has_no_mark() -> None:
    assert [status_mark(status) for status in STATUSES] == ["", "草稿", "停用"]
    assert [session_mark(status) for status in SESSION_STATUSES] == ["", "调课", "取消"]


def test_what_a_session_was_stands_behind_its_mark() -> None:
    assert session_mark("moved") + was_mark("3月10日下午") == "调课（原3月10日下午）"
    assert session_mark("moved") + was_mark("") == "调课"


@pytest.mark.parametrize(
    ("said", "title", "cohort"),
    [
        ("发展对象培训班（第2期）", "发展对象培训班", 2),
        ("党员轮训班(第十二期)", "党员轮训班", 12),
        ("党员轮训班 （3期）", "党员轮训班", 3),
        ("党员轮训班", "党员轮训班", None),
        ("党员轮训班（第二周）", "党员轮训班（第二周）", None),
    ],
)
def test_the_cohort_at_the_end_of_a_title(said: str, title: str, cohort: int | None) -> None:
    assert split_cohort(said) == (title, cohort)
    assert split_cohort(with_cohort(title, cohort)) == (title, cohort)


@pytest.mark.parametrize(
    ("title", "cohort", "shown"),
    [
        ("党员轮训班（第1期）", 1, "党员轮训班（第1期）"),
        ("第一期党员轮训班", 1, "第一期党员轮训班"),
        ("党员轮训班第 12 期", 12, "党员轮训班第 12 期"),
        ("党员轮训班（第1期）", 2, "党员轮训班（第1期）（第2期）"),
        ("学期末轮训班", 1, "学期末轮训班（第1期）"),
    ],
)
def test_a_number_is_given_once(title: str, cohort: int, shown: str) -> None:
    assert with_cohort(title, cohort) == shown


def test_a_draft_is_marked_behind_its_title() -> None:
    assert with_draft("党员轮训班", is_draft=True) == "党员轮训班（草稿）"
    assert with_draft("党员轮训班", is_draft=False) == "党员轮训班"
