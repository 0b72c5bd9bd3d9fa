"""The columns of a list, as plain text for every format."""

from dataclasses import replace

from partyschool_cli.export.timetable_columns import list_columns, list_note, list_people
from partyschool_cli.export.timetable_content import people_text
from partyschool_cli.model.kind import Kind
from tests.export.layout.timetables import content


def rows(name: str, kind: Kind = Kind.CLASS) -> list[dict[str, str]]:
    sheet = content(name, kind).sheet
    return [{one.title: one.text(entry) for one in list_columns(sheet)} for entry in sheet.entries]


def test_a_row_of_a_class() -> None:
    assert rows("chengzi-evening-2026")[-1] == {
        "日期": "3月19日\n星期四",
        "时间": "晚上\n19:30—21:00",
        "教学内容": "【调课】设施蔬菜病虫害绿色防控\n原定3月17日晚，授课人有事调课",
        "授课人": "县农业农村局退休农艺师",
        "地点": "",
    }


def test_who_presides_stands_among_the_teachers_where_nobody_teaches() -> None:
    first, second, *_ = content("chengzi-evening-2026").sheet.entries
    assert list_people(first) == ("成子村党支部书记（主持）",)
    assert list_note(first) == ""
    both = replace(second, moderator="村委会主任", note="自带笔")
    assert list_people(both) == ("成子村党支部书记",)
    assert list_note(both) == "主持：村委会主任；自带笔"


def test_a_site_has_people_and_no_place() -> None:
    assert list(rows("integrity-hall", Kind.SITE)[0]) == [
        "日期",
        "时间",
        "班次",
        "人数",
        "同时在场",
        "教学内容",
        "授课人",
    ]


def test_a_cancelled_session_takes_no_room_of_a_site() -> None:
    sheet = content("integrity-hall", Kind.SITE).sheet
    first, *others = sheet.entries
    sheet = replace(sheet, entries=(replace(first, status="cancelled"), *others))
    (together,) = (one for one in list_columns(sheet) if one.key == "together")
    assert [together.text(entry) for entry in sheet.entries] == ["", "100\n余 20", "110\n余 10"]


def test_people_at_a_site_are_held_against_its_capacity() -> None:
    sheet = content("integrity-hall", Kind.SITE).sheet
    first, *_ = sheet.entries
    assert people_text(sheet, first) == "40 人（余 80）"
    other = replace(first, size=100, start=first.start, end=first.end)
    both = replace(sheet, entries=(first, other))
    assert people_text(both, first) == "40 人（同时 140 人，超 20）"
    assert people_text(replace(both, capacity=None), other) == "100 人（同时 140 人）"
    cancelled = replace(first, status="cancelled")
    assert people_text(replace(sheet, entries=(cancelled,)), cancelled) == "40 人"
