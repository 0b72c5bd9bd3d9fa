"""The word behind an entry whose status is not the usual one."""

from partyschool_cli.model.vocabulary import SESSION_STATUSES, STATUSES
from partyschool_cli.wording.marks import session_mark, status_mark


def test_only_the_usual_status_has_no_mark() -> None:
    assert [status_mark(status) for status in STATUSES] == ["", "草稿", "停用"]
    assert [session_mark(status) for status in SESSION_STATUSES] == ["", "调课", "取消"]
