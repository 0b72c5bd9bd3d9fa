"""Rows become entities and sessions, as one plan."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.exchange.entities.class_request import Given
from partyschool_cli.exchange.entities.filled import NewEntity, State
from partyschool_cli.exchange.entities.references import NameKey
from partyschool_cli.model.kind import Kind
from tests.exchange.entities.readings import filled, lookup_of, reading, session, written

CLASS = Given("党员轮训班")


def test_a_timetable_into_a_class_that_is_there(root: Path) -> None:
    table = reading(
        Kind.SESSION,
        [
            session("2026-10-12", "14:30-17:30", "党史学习", "张三", site="教室"),
            session("2026-10-13", "08:30-09:00", "开班式"),
        ],
    )
    result = filled(root, table, given=CLASS)
    assert result.new == (
        NewEntity(Key(Kind.COURSE, "dangshixuexi"), "党史学习", "draft"),
        NewEntity(Key(Kind.TEACHER, "zhangsan"), "张三", "draft"),
    )
    assert [row.key.id for row in result.tables[0].rows] == ["banci/s02", "banci/s03"]
    written(root, result)
    sessions = lookup_of(root).content(Key(Kind.CLASS, "banci"))["sessions"]
    assert sessions[1] == {
        "id": "s02",
        "date": "2026-10-12",
        "start": "14:30",
        "end": "17:30",
        "course": "dangshixuexi",
        "teachers": ["zhangsan"],
        "site": "jiaoshi",
    }
    assert sessions[2]["activity"] == "开班式"
    assert (root / "teachers/zhangsan.yaml").read_text("utf-8") == "name: 张三\nstatus: draft\n"
    assert (root / "courses/dangshixuexi.yaml").read_text("utf-8") == (
        "title: 党史学习\nstatus: draft\n"
    )


def test_sessions_of_groups_at_one_time_are_apart(root: Path) -> None:
    rows = [
        {**session("2026-10-12", "14:30-16:00", "小组研讨"), "group": group}
        for group in ("第一组", "第二组")
    ]
    result = filled(root, reading(Kind.SESSION, rows), given=CLASS)
    assert [row.key.id for row in result.tables[0].rows] == ["banci/s02", "banci/s03"]
    written(root, result)
    found = lookup_of(root).content(Key(Kind.CLASS, "banci"))["sessions"]
    assert [one.get("group") for one in found[1:]] == ["第一组", "第二组"]
    # As a timetable shows them.
    shown = [
        session("2026-10-12", "14:30-16:00", f"小组研讨（{one}）") for one in ("第一组", "第二组")
    ]
    for table in (reading(Kind.SESSION, rows), reading(Kind.SESSION, shown)):
        again = filled(root, table, given=CLASS)
        assert [row.state for row in again.tables[0].rows] == [State.SAME, State.SAME]


def test_the_same_again_changes_nothing(root: Path) -> None:
    table = reading(
        Kind.SESSION,
        [
            session("2026-10-12", "14:30-17:30", "党史学习", "张三（副书记）", site="东山镇会议室"),
            session("2026-10-13", "08:30-09:00", "座谈交流会"),
        ],
    )
    written(root, filled(root, table, given=CLASS))
    again = filled(root, table, given=CLASS)
    assert again.new == ()
    assert again.plan.changes.changes == ()
    assert [row.state for row in again.tables[0].rows] == [State.SAME, State.SAME]
    assert again.tables[0].left_out == ()


def test_a_new_class_has_the_days_of_its_sessions(root: Path) -> None:
    rows = [
        session("2026-11-05", "08:30-10:00", "党章导读", "王示例"),
        session("2026-11-03", "08:30-10:00", "开班式"),
    ]
    table = reading(Kind.SESSION, rows, {"audience": ("members",), "size": 40, "cohort": 2})
    result = filled(root, table, given=Given("冬季培训班"))
    written(root, result)
    [new] = result.new
    assert new == NewEntity(Key(Kind.CLASS, "dongjipeixunban"), "冬季培训班", "active")
    assert lookup_of(root).content(new.key) == {
        "title": "冬季培训班",
        "school": "liudu",
        "from": "2026-11-03",
        "to": "2026-11-05",
        "audience": ["members"],
        "size": 40,
        "cohort": 2,
        "sessions": [
            {
                "id": "s01",
                "date": "2026-11-03",
                "start": "08:30",
                "end": "10:00",
                "activity": "开班式",
            },
            {
                "id": "s02",
                "date": "2026-11-05",
                "start": "08:30",
                "end": "10:00",
                "course": "dangzhang",
                "teachers": ["wang"],
            },
        ],
    }
    assert {one.field for one in result.guesses} == {"school", "audience", "size", "cohort"}


def test_a_known_title_is_filled_in_and_what_differs_is_told(root: Path) -> None:
    table = reading(
        Kind.TEACHER, [{"name": "王示例", "unit": "县委党校", "category": "veteran-member"}]
    )
    result = filled(root, table)
    [row] = result.tables[0].rows
    assert row.key.id == "wang"
    assert row.state is State.FILLED
    [told] = result.tables[0].left_out
    assert (told.cell, told.why) == ("C2", "目录里的类别是“党校教师”，没有改")
    assert not told.is_failure
    written(root, result)
    text = (root / "teachers/wang.yaml").read_text("utf-8")
    assert text == "name: 王示例\ncategory: school-teacher\nunit: 县委党校\n"


def test_one_name_in_many_rows_is_made_once(root: Path) -> None:
    table = reading(
        Kind.COURSE,
        [
            {"title": "果树修剪", "teachers": ("李四", "张　三")},
            {"title": "大棚种植", "teachers": ("张三",)},
            {"title": "果树　修剪", "contact_hours": 2.0},
        ],
    )
    result = filled(root, table, school="柳杜乡党校")
    assert [one.title for one in result.new] == ["果树修剪", "大棚种植", "李四", "张　三"]
    states = [row.state for row in result.tables[0].rows]
    assert states == [State.NEW, State.NEW, State.FILLED]
    written(root, result)
    assert (root / "courses/guoshuxiujian.yaml").read_text("utf-8") == (
        "title: 果树修剪\nschool: liudu\ncontact_hours: 2\nteachers: [lisi, zhangsan]\n"
        "status: draft\n"
    )


def test_sessions_know_the_teachers_of_another_table(root: Path) -> None:
    sessions = reading(Kind.SESSION, [session("2026-10-13", "14:30-17:30", "党史", "李四")])
    teachers = reading(Kind.TEACHER, [{"name": "李四", "unit": "柳杜乡政府"}])
    result = filled(root, sessions, teachers, given=CLASS)
    assert [table.reading.kind for table in result.tables] == [Kind.SESSION, Kind.TEACHER]
    written(root, result)
    text = (root / "teachers/lisi.yaml").read_text("utf-8")
    assert text == "name: 李四\nunit: 柳杜乡政府\nstatus: draft\n"


def test_an_activity_or_a_draft_course(root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, tuple[str, ...], bool]] = [
        ("开班式", ("王示例",), False),
        ("参观东山镇红色教育基地", ("王示例",), False),
        ("分组讨论（一）", (), False),
        ("学习体会交流", (), False),
        ("村务公开", ("王示例",), True),
    ]
    for title, teachers, is_course in cases:
        with subtests.test(title=title):
            table = reading(Kind.SESSION, [session("2026-10-13", "14:30-17:30", title, *teachers)])
            [row] = filled(root, table, given=CLASS).tables[0].rows
            assert ("course" in row.content) is is_course
            assert is_course or row.content["activity"] == title


def test_a_nearly_known_name_is_not_taken_by_itself(root: Path) -> None:
    table = reading(
        Kind.SESSION,
        [
            session("2026-10-13", "08:30-10:00", "党章", "王示例"),
            session("2026-10-13", "14:30-16:00", "党史", "王示例老师"),
            session("2026-10-13", "19:30-21:00", "村史", "李四"),
        ],
    )
    result = filled(root, table, given=CLASS)
    assert [row.content["course"] for row in result.tables[0].rows] == ["cunshi"]
    assert [(one.cell, one.is_failure) for one in result.tables[0].left_out] == [
        ("D2", True),
        ("E3", True),
    ]
    # Nothing is made of a row that was not taken.
    assert [one.title for one in result.new] == ["村史", "李四"]


def test_what_was_decided_about_a_name_is_done(root: Path) -> None:
    table = reading(
        Kind.SESSION,
        [
            session("2026-10-13", "08:30-10:00", "党章", "王示例"),
            session("2026-10-13", "14:30-16:00", "党史", "王示例老师"),
        ],
    )
    decisions = {
        NameKey.of(Kind.COURSE, "党章"): None,
        NameKey.of(Kind.TEACHER, "王示例老师"): Key(Kind.TEACHER, "wang"),
    }
    result = filled(root, table, given=CLASS, decisions=decisions)
    first, second = result.tables[0].rows
    assert first.content["course"] == "dangzhang-2"
    assert second.content["teachers"] == ["wang"]
    [guess] = second.guesses
    assert (guess.field, guess.why) == ("teachers", "目录里叫“王示例”")


def test_nothing_new_where_that_is_not_wanted(root: Path) -> None:
    table = reading(
        Kind.SESSION,
        [
            session("2026-10-13", "08:30-10:00", "党章导读", "王示例"),
            session("2026-10-13", "14:30-16:00", "党史", "李四"),
            session("2026-10-13", "19:30-21:00", "分组讨论"),
        ],
    )
    result = filled(root, table, given=CLASS, makes_new=False)
    assert result.new == ()
    assert [row.key.id for row in result.tables[0].rows] == ["banci/s02", "banci/s03"]
    [told] = result.tables[0].left_out
    assert told.why == "目录里没有教师“李四”（--no-new），这一行没有取"


def test_an_id_is_checked_before_it_is_a_path(root: Path) -> None:
    rows = [
        {"id": "../../evil", "name": "李四"},
        {"id": "lao-li", "name": "李五"},
        {"id": "wang", "name": "王示例"},
    ]
    result = filled(root, reading(Kind.TEACHER, rows))
    assert [row.key.id for row in result.tables[0].rows] == ["lao-li", "wang"]
    [told] = result.tables[0].left_out
    assert told.is_failure
    assert "不能作编号" in told.why


def test_a_class_of_which_too_little_is_known(root: Path) -> None:
    rows = [{"title": "夜校"}, {"title": "党员轮训班", "adviser": "李四"}]
    result = filled(root, reading(Kind.CLASS, rows))
    [told] = result.tables[0].left_out
    assert told.why.startswith("新班次还缺：")
    [row] = result.tables[0].rows
    assert row.state is State.FILLED


def test_a_class_of_another_table_gets_the_sessions(root: Path) -> None:
    classes = reading(
        Kind.CLASS,
        [
            {
                "title": "新春班",
                "school": "柳杜乡党校",
                "from": dt.date(2026, 12, 1),
                "to": dt.date(2026, 12, 5),
                "audience": ("members",),
                "size": 30,
            }
        ],
    )
    sessions = reading(
        Kind.SESSION, [session("2026-12-02", "08:30-10:00", "开班式", **{"class": "新春班"})]
    )
    result = filled(root, sessions, classes)
    assert [(one.title, one.status) for one in result.new] == [("新春班", "active")]
    written(root, result)
    made = lookup_of(root).content(result.new[0].key)
    assert (made["from"], made["to"]) == ("2026-12-01", "2026-12-05")
    assert [one["activity"] for one in made["sessions"]] == ["开班式"]


def test_nothing_is_made_of_a_class_that_is_not_taken(root: Path) -> None:
    result = filled(root, reading(Kind.CLASS, [{"title": "夜校", "school": "西谷乡党校"}]))
    assert result.new == ()
    [told] = result.tables[0].left_out
    assert told.why == "新班次还缺：开班日期、结业日期，这一行没有取"
