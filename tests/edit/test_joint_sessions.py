"""Sessions that are taught together, found without loading the catalog."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.edit.joint_sessions import joint_note, taught_together
from partyschool_cli.edit.sessions import filed_session
from partyschool_cli.timetable.meetings import meetings_of
from tests.catalogs import PINGCHENG, QINGSHI, SHIPPED, loaded
from tests.edit.winter import lookup, winter
from tests.timetables import taught, training_class


def together(folder: Path, **changes: object) -> tuple[str, ...]:
    """What winter/s02 is taught together with, beside another class whose session differs so."""
    other = taught("s05", "2026-12-09 08:30-10:00", **changes)
    found = lookup(winter(folder, other=training_class(other, title="另一个班")))
    return taught_together(found, filed_session(found, "winter/s02"))


def test_one_at_the_same_time_and_site_by_the_same_teachers(tmp_path: Path) -> None:
    assert together(tmp_path) == ("other/s05",)


@pytest.mark.parametrize(
    "changes",
    [{"site": "litang"}, {"teachers": ["li"]}, {"status": "cancelled"}, {"end": "10:10"}],
)
def test_any_other_is_a_meeting_of_its_own(tmp_path: Path, changes: dict[str, object]) -> None:
    assert together(tmp_path, **changes) == ()


@pytest.mark.parametrize("root", [SHIPPED, PINGCHENG, QINGSHI], ids=lambda path: path.name)
def test_they_are_those_that_a_loaded_catalog_joins(root: Path) -> None:
    catalog = loaded(root)
    found = Lookup(catalog.tree, lambda: catalog)
    for meeting in meetings_of(catalog, catalog.sessions):
        refs = [one.ref for one in meeting.sessions]
        for ref in refs:
            others = taught_together(found, filed_session(found, ref))
            assert sorted(others) == sorted(one for one in refs if one != ref)


def test_those_that_change_too_are_not_told(tmp_path: Path) -> None:
    other = training_class(taught("s05", "2026-12-09 08:30-10:00"))
    found = lookup(winter(tmp_path, other=other))
    session = filed_session(found, "winter/s02")
    note = joint_note(found, session, "pschool move")
    assert note is not None
    assert "other/s05 没有动" in note
    assert joint_note(found, session, "pschool move", but={"other/s05"}) is None
