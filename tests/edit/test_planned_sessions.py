"""Sessions as a plan has them."""

from pathlib import Path

from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.planned_sessions import planned_sessions
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.edit.set_fields import Request, set_fields, target_named
from tests.edit.winter import TODAY, lookup, winter


def test_a_session_has_what_the_plan_gives_it_and_a_cancelled_one_is_none(tmp_path: Path) -> None:
    found = lookup(winter(tmp_path))
    sessions = [filed_session(found, "winter/s01")]

    def planned(field: str, said: str) -> list[str | None]:
        request = Request([Assignment(field, "=", said)], TODAY)
        plan = set_fields(found, [target_named(found, "winter/s01")], request)
        return [one.session.note for one in planned_sessions(found.tree, plan, sessions)]

    assert planned("note", "雪") == ["雪"]
    assert planned("status", "cancelled") == []
