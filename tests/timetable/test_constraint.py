"""All constraints: found by their folder, true to their scope, the same before a move and after."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from partyschool_cli.timetable import constraints
from partyschool_cli.timetable.constraint import Violation, all_constraints
from partyschool_cli.timetable.meetings import Meeting, Slot, hours_at
from partyschool_cli.timetable.timetable import Timetable
from tests.full_run import is_full_run
from tests.timetable.random_timetables import Files, files, random_timetable, slots


def test_a_file_without_a_constraint_fails_loudly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.py").write_text('"""Nothing."""\n', "utf-8")
    monkeypatch.setattr(constraints, "__path__", [*constraints.__path__, str(tmp_path)])
    monkeypatch.delitem(sys.modules, "partyschool_cli.timetable.constraints.empty", raising=False)
    with pytest.raises(TypeError, match=r"constraints\.empty"):
        all_constraints.__wrapped__()


def found_at(
    timetable: Timetable, meeting: Meeting, slot: Slot, *scopes: str
) -> Iterator[Violation]:
    """What speaks against a slot, of the constraints of some scopes; all without any."""
    for name, constraint in all_constraints().items():
        if not scopes or constraint.scope in scopes:
            for violation in constraint.violations(timetable, meeting, slot):
                assert violation.constraint == name
                yield violation


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(files(), slots())
def test_what_is_asked_before_a_move_is_true_after_it(given_files: Files, slot: Slot) -> None:
    timetable = random_timetable(given_files)
    for meeting in timetable.meetings:
        hours = hours_at(slot, meeting, timetable.catalog.manifest)
        moved = replace(meeting, slot=slot, hours=hours)
        after = timetable.changed([meeting], [moved])
        asked = list(found_at(timetable, meeting, slot))
        assert sorted(map(plain, found_at(after, moved, slot))) == sorted(map(plain, asked))
        # Nor does it matter whether the meeting has a place already.
        left = timetable.changed([meeting])
        assert sorted(map(plain, found_at(left, meeting, slot))) == sorted(map(plain, asked))


def plain(violation: Violation) -> str:
    """A violation as text, with other meetings by their sessions, in any order."""
    others = sorted(other.first.ref for other in violation.others)
    facts = (violation.entity, violation.field, violation.reason, violation.amount, violation.limit)
    return str((violation.constraint, violation.session.ref, facts, others))


@settings(max_examples=settings().max_examples // (1 if is_full_run() else 2))
@given(files(), slots(), slots())
def test_an_answer_holds_as_long_as_its_scope_says(
    given_files: Files, slot: Slot, other: Slot
) -> None:
    timetable = random_timetable(given_files)
    for meeting in timetable.meetings:
        empty = timetable.changed(timetable.meetings)
        own = (meeting, slot)
        alone = list(found_at(empty, *own, "place", "date", "time"))
        assert alone == list(found_at(timetable, *own, "place", "date", "time"))
        later = slot._replace(start=other.start, end=other.end)
        assert list(found_at(empty, meeting, later, "place", "date")) == [
            one for one in alone if all_constraints()[one.constraint].scope != "time"
        ]
        elsewhen = later._replace(date=other.date)
        assert list(found_at(empty, meeting, elsewhen, "place")) == [
            one for one in alone if all_constraints()[one.constraint].scope == "place"
        ]
