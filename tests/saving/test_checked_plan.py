"""A plan is linted before and after, and what it causes may forbid it."""

from pathlib import Path

from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.set_fields import Request, set_fields, target_named
from partyschool_cli.saving.checked_plan import CheckedPlan, DiskGround, checked
from tests.edit.winter import TODAY, lookup, winter


def planned(root: Path, reference: str, field: str, said: str) -> CheckedPlan:
    found = lookup(root)
    request = Request([Assignment(field, "=", said)], TODAY)
    plan = set_fields(found, [target_named(found, reference)], request)
    return checked(DiskGround(found.tree, TODAY, None), plan)


def codes(found: CheckedPlan, *, is_forced: bool = False) -> list[str]:
    return [one.code for one in found.refused(is_forced=is_forced)]


def test_what_changes_nothing_causes_nothing(tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = planned(root, "winter/s01", "start", "8:00")
    assert found.files == {}
    assert found.caused.findings == ()


def test_a_new_error_forbids_it_unless_it_is_forced(tmp_path: Path) -> None:
    root = winter(tmp_path)
    found = planned(root, "winter", "to", "2026-01-05")
    assert codes(found) != []
    assert codes(found, is_forced=True) == [
        one for one in codes(found) if one.startswith(("PS0", "PS1", "PS2", "PS601", "PS603"))
    ]


def test_an_old_fault_is_not_the_plans(tmp_path: Path) -> None:
    root = winter(tmp_path)
    path = root / "classes" / "winter.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("title:", "organizer: '  '\ntitle:", 1), "utf-8")
    assert codes(planned(root, "winter/s01", "note", "雪")) == []
