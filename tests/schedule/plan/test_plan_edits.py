"""A plan in the classes' files: new sessions where they belong, and nothing else touched."""

from pathlib import Path

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.schedule.plan.plan_edits import plan_edits
from partyschool_cli.schedule.plan.schedule_plan import PlannedSession
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.timetable.meetings import Slot
from tests.schedule.towns import klass, town
from tests.timetables import day

_SESSIONS = """\
  - id: s01   # 第一次
    date: 2026-10-12
    start: 08:30
    end: 09:00
    activity: 开班式
  - id: s02
    date: 2026-10-14
    start: 08:30
    end: 10:00
    course: charter
    teachers: [zhao]
    site: hekou-room
    note: 带笔记本
"""


def _after(root: Path, *sessions: PlannedSession) -> str:
    tree = DiskTree(root)
    plan = plan_edits(Lookup(tree, lambda: load(tree)), sessions)
    files = plan.changes.results(tree.read)
    assert list(files) == ["classes/a.yaml"]
    return (files["classes/a.yaml"] or b"").decode()


def _new(name: str, date: str) -> PlannedSession:
    slot = Slot(day(date), 870, 960, "hekou-room", ("qian",))
    return PlannedSession("a", name, "new", slot, "history", "lecture")


def _written(name: str, date: str) -> str:
    return (
        f"  - id: {name}\n    date: {date}\n    start: 14:30\n    end: 16:00\n    course: history\n"
        "    teachers: [qian]\n    site: hekou-room\n    delivery: lecture\n"
    )


def test_new_sessions_stand_where_they_are_in_time(tmp_path: Path) -> None:
    text = klass("charter", "history", sessions=_SESSIONS)
    root = town(tmp_path, a=text)
    first, second = _SESSIONS.split("  - id: s02")
    expected = (
        f"{first}{_written('s03', '2026-10-12')}{_written('s04', '2026-10-13')}"
        f"  - id: s02{second}{_written('s05', '2026-10-16')}"
    )
    new = (_new("s03", "2026-10-12"), _new("s04", "2026-10-13"), _new("s05", "2026-10-16"))
    assert _after(root, *new) == text.replace(_SESSIONS, expected)


def test_the_first_sessions_of_a_class(tmp_path: Path) -> None:
    text = klass("history")
    root = town(tmp_path, a=text)
    written = f"{text}sessions:\n{_written('s01', '2026-10-12')}"
    assert _after(root, _new("s01", "2026-10-12")) == written


def test_a_moved_session_keeps_its_id_its_note_and_its_status(tmp_path: Path) -> None:
    text = klass("charter", sessions=_SESSIONS)
    was = Slot(day("2026-10-14"), 510, 600, "hekou-room", ("zhao",))
    moved = PlannedSession(
        "a", "s02", "moved", was._replace(date=day("2026-10-15"), teachers=("qian",)),
        "charter", "lecture", was,
    )  # fmt: skip
    new = text.replace("2026-10-14", "2026-10-15").replace("[zhao]", "[qian]")
    assert _after(town(tmp_path, a=text), moved) == new


def test_another_site_comes_with_its_delivery(tmp_path: Path) -> None:
    text = klass("charter", sessions=_SESSIONS)
    was = Slot(day("2026-10-14"), 510, 600, "hekou-room", ("zhao",))
    moved = PlannedSession("a", "s02", "moved", was._replace(site="base"), "charter", "onsite", was)
    after = _after(town(tmp_path, a=text), moved)
    assert "    site: base\n" in after
    assert "    delivery: onsite\n" in after
