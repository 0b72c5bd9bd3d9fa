"""The word behind an entry whose status is not the usual one."""

from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES
from partyschool_cli.wording.marks import session_mark, status_mark, was_mark


def test_only_the_usual_status_has_no_mark() -> None:
    assert [status_mark(status) for status in STATUSES] == ["", "草稿", "停用"]
    assert [session_mark(status) for status in SESSION_STATUSES] == ["", "调课", "取消"]


def test_what_a_session_was_stands_behind_its_mark() -> None:
    assert session_mark("moved") + was_mark("3月10日下午") == "调课（原3月10日下午）"
    assert session_mark("moved") + was_mark("") == "调课"
