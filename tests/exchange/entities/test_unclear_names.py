"""Which names somebody has to decide about, and where they stand."""

from pathlib import Path

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.class_request import ClassRequest
from partyschool_cli.exchange.entities.files_read import TableOfFile
from partyschool_cli.exchange.entities.fill import Request
from partyschool_cli.exchange.entities.unclear_names import NamePlace, unclear_names
from partyschool_cli.model.kind import Kind
from tests.exchange.entities.readings import Cell, reading, references_of, session

CLASS = ClassRequest(Key(Kind.CLASS, "banci"))


def names(root: Path, *tables: TableOfFile) -> list[tuple[str, tuple[NamePlace, ...]]]:
    found = unclear_names(tables, references_of(root), Request(CLASS, ClassRequest(None)))
    return [(one.said.text, one.places) for one in found]


def test_each_name_once_with_all_its_places(root: Path) -> None:
    table = reading(
        Kind.SESSION,
        [
            session("2026-10-13", "08:30-10:00", "党章", "王老师", site="各教室"),
            session("2026-10-13", "14:30-16:00", "党史", "王老师", "李四"),
        ],
    )
    assert names(root, table) == [
        ("党章", (NamePlace("Sheet1", "D2"),)),
        ("王老师", (NamePlace("Sheet1", "E2"), NamePlace("Sheet1", "E3"))),
        ("各教室", (NamePlace("Sheet1", "F2"),)),
    ]


def test_nobody_is_asked_about_a_session_that_is_there(root: Path) -> None:
    there = session("2026-10-12", "08:30-10:00", "党章导读", "王示例", site="教室")
    assert names(root, reading(Kind.SESSION, [there])) == []


def test_nobody_is_asked_about_an_activity(root: Path) -> None:
    row = session("2026-10-13", "08:30-10:00", "开班式暨党章导读")
    assert names(root, reading(Kind.SESSION, [row])) == []


def test_a_row_s_own_title_and_those_it_refers_to(root: Path) -> None:
    rows: list[dict[str, Cell]] = [
        {"title": "党章导读课", "teachers": ("王老师",)},
        {"id": "new", "title": "党章"},
    ]
    assert names(root, reading(Kind.COURSE, rows)) == [
        ("党章导读课", (NamePlace("Sheet1", "A2"),)),
        ("王老师", (NamePlace("Sheet1", "B2"),)),
    ]
