"""Free slots of a clash, offered as moves."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.editor.edits.slot_moves import SlotMove, slot_moves
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.writing.journal import apply_changes
from partyschool_cli.timetable.timetable import timetable_of
from tests.linting import active, base, edit, lint_root, write_base

YOUTH = "classes/youth.yaml"
SPRING = "classes/spring.yaml"
# The expert of both classes teaches twice on 11 March, from 9:30.
CLASHING = base(YOUTH, ("start: 14:30", "start: 09:30"), ("end: 16:00", "end: 11:00"))


def moves_of(root: Path, code: str) -> tuple[SlotMove, ...]:
    catalog = load(DiskTree(root))
    (finding,) = lint_root(root, active(code))
    lookup = Lookup(catalog.tree, lambda: catalog)
    return slot_moves(lookup, timetable_of(catalog), finding)


def test_the_nearest_slots_are_offered_and_each_mends_the_clash(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog", {YOUTH: CLASHING})
    moves = moves_of(root, "PS401")
    assert moves[0].title == "把这次课调到3月11日（周三）10:00—11:30，那时都有空"
    assert len(moves) == 2
    for number, move in enumerate(moves):
        own = write_base(tmp_path / str(number), {YOUTH: CLASHING})
        apply_changes(own, move.plan.changes)
        assert lint_root(own, active("PS4")) == ()
        assert "status: moved" in (own / YOUTH).read_text("utf-8")


def test_a_locked_session_stays_and_the_other_is_moved(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog", {YOUTH: CLASHING + "    locked: true\n"})
    assert moves_of(root, "PS401")[0].title.startswith("把村干部培训班 s03 调到3月")


def test_no_slot_is_offered_for_what_no_other_time_mends(tmp_path: Path) -> None:
    root = write_base(tmp_path / "catalog", {"sites/village-museum.yaml": "title: 馆\n"})
    edit(root, SPRING, "size: 30", "size: 3000")
    assert moves_of(root, "PS406") == ()
