"""签到表: its days, what their columns are signed for, and who signs."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.roster import Person
from partyschool_cli.export.attendance_content import AttendanceContent
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.signing import Signing, Unit
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import content_of
from tests.export.printed import SHIPPED
from tests.timetables import session, training_class

CLASS = training_class(
    session("s01", "2026-10-12 08:30-10:00", activity="开班式"),
    session("s02", "2026-10-12 10:10-11:40", activity="党章导读"),
    session("s03", "2026-10-12 14:30-16:00", activity="交流"),
    session("s04", "2026-10-13 08:30-10:00", status="cancelled"),
    session("s05", "2026-10-14 08:30-16:30", status="moved", activity="参观"),
    size=17,
)


def attendance(folder: Path, signing: Signing, text: str = CLASS) -> AttendanceContent:
    catalog = load(DiskTree(write_catalog(folder, {"classes/banci.yaml": text})))
    scope = Scope(Key(Kind.CLASS, "banci"), signing=signing)
    content = load_document("attendance").build(catalog, scope)
    assert isinstance(content, AttendanceContent)
    return content


def columns(content: AttendanceContent) -> dict[int, list[str]]:
    return {day.date.day: [f"{c.title} {c.time}" for c in day.columns] for day in content.days}


@pytest.mark.parametrize(
    ("unit", "first", "last"),
    [
        (
            "half-day",
            ["上午 08:30—11:40", "下午 14:30—16:00"],
            ["上午 08:30—12:00", "下午 14:00—16:30"],
        ),
        (
            "session",
            ["第1次 08:30—10:00", "第2次 10:10—11:40", "第3次 14:30—16:00"],
            ["第1次 08:30—16:30"],
        ),
        ("day", ["签名 08:30—16:00"], ["签名 08:30—16:30"]),
    ],
)
def test_a_column_a_session_a_half_day_or_a_day(
    tmp_path: Path, unit: Unit, first: list[str], last: list[str]
) -> None:
    content = attendance(tmp_path, Signing(unit))
    # What is cancelled is not signed.
    assert {*columns(content)} == {12, 14}
    assert columns(content)[12] == first
    assert [text.split()[0] for text in columns(content)[14]] == [each.split()[0] for each in last]
    assert columns(content)[14][0].endswith(last[0].partition("—")[2]) or unit == "half-day"


def test_half_days_are_the_default_and_say_what_is_taught(tmp_path: Path) -> None:
    content = attendance(tmp_path, Scope().signing)
    assert content.title == "党员轮训班签到表"
    assert content.days[0].title == "2026年10月12日（星期一）"
    assert content.days[0].lines == (
        ("上午", "08:30 开班式；10:10 党章导读"),
        ("下午", "14:30 交流"),
    )


def test_a_session_over_two_half_days_is_signed_in_each(tmp_path: Path) -> None:
    morning, afternoon = attendance(tmp_path, Signing()).days[1].columns
    assert (morning.start, afternoon.end) == (dt.time(8, 30), dt.time(16, 30))
    assert morning.end <= afternoon.start


def test_empty_rows_or_the_people_of_a_roster(tmp_path: Path) -> None:
    empty = attendance(tmp_path / "empty", Signing())
    assert (empty.people, empty.expected) == ((Person(""),) * 17, 17)
    roster = (Person("张三", "柳杜村"), Person("李四"))
    named = attendance(tmp_path / "named", Signing(people=roster))
    assert (named.people, named.expected) == (roster, 2)
    unknown = attendance(
        tmp_path / "unknown", Signing(), CLASS.replace("size: 17\n", "status: draft\n")
    )
    assert (len(unknown.people), unknown.expected) == (40, None)
    assert unknown.title == "党员轮训班（草稿）签到表"


def test_some_days_only(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_catalog(tmp_path, {"classes/banci.yaml": CLASS})))
    scope = Scope(Key(Kind.CLASS, "banci"), dt.date(2026, 10, 13), dt.date(2026, 10, 20))
    content = load_document("attendance").build(catalog, scope)
    assert isinstance(content, AttendanceContent)
    assert [day.date.day for day in content.days] == [14]


def test_every_shipped_class_has_its_days() -> None:
    for name, own in SHIPPED.classes.items():
        days = {each.date for each in own.sessions if each.status != "cancelled"}
        assert [day.date for day in content_of(SHIPPED, "attendance", name).days] == sorted(days)


def test_an_unknown_class() -> None:
    with pytest.raises(KeyError):
        content_of(SHIPPED, "attendance", "nope")
