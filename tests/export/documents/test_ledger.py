"""授课台账: a line a meeting and teacher on paper, a row a session and teacher in JSON."""

import csv
import datetime as dt
import io
import json
from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.export_format import load_format
from partyschool_cli.export.ledger_content import LedgerContent
from partyschool_cli.export.ledger_tables import lines_table, sums_table, tables, teachers_table
from partyschool_cli.export.print_options import PrintOptions
from partyschool_cli.model.kind import Kind
from partyschool_cli.model.vocabulary import Period
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import SHIPPED, loaded, write_catalog
from tests.timetables import session, taught, training_class

TODAY = dt.date(2026, 6, 30)
LI = "name: 李示例\ncategory: school-teacher\noffice: party-secretary\n"
YEAR = {"from": "2026-01-01", "to": "2027-12-31"}


def a_class(*sessions: str, **fields: object) -> str:
    return training_class(*sessions, **{**YEAR, **fields})


def ledger(folder: Path, scope: Scope | None = None, **classes: str) -> LedgerContent:
    files = {f"classes/{name}.yaml": text for name, text in classes.items()}
    root = write_catalog(folder, {"classes/banci.yaml": None, "teachers/li.yaml": LI, **files})
    content = load_document("ledger").build(load(DiskTree(root)), scope or Scope(today=TODAY))
    assert isinstance(content, LedgerContent)
    return content


def written(content: LedgerContent, format: str) -> str:
    return load_format(format).write(content, PrintOptions(TODAY)).data.decode("utf-8-sig")


def as_json(content: LedgerContent) -> Any:
    return json.loads(written(content, "json"))


def test_json_has_a_row_a_session_and_teacher(tmp_path: Path) -> None:
    both = taught("s01", "2026-03-05 08:30-10:00", teachers=["wang", "li"])
    found = as_json(ledger(tmp_path, banci=a_class(both)))
    row = {
        "date": "2026-03-05",
        "teacher": "wang",
        "teacher_name": "王示例",
        "course": "dangzhang",
        "title": "党章导读",
        "class": "banci",
        "site": "jiaoshi",
        "contact_hours": 2,
        "people": 30,
    }
    assert found["version"] == 1
    assert found["rows"] == [row, {**row, "teacher": "li", "teacher_name": "李示例"}]
    assert list(found) == ["version", "rows", "by_month", "by_quarter", "by_half_year"]


def test_joint_teaching_is_a_row_a_class_and_counts_once(tmp_path: Path) -> None:
    at = "2026-03-05 08:30-10:00"
    content = ledger(
        tmp_path,
        banci=a_class(taught("s01", at), title="甲班"),
        other=a_class(taught("s01", at), title="乙班", size=20),
    )
    assert [(one["class"], one["people"]) for one in as_json(content)["rows"]] == [
        ("banci", 30),
        ("other", 20),
    ]
    (month,) = as_json(content)["by_month"]
    assert month == {
        "month": "2026-03",
        "sessions": {"done": 1, "planned": 0},
        "contact_hours": {"done": 2, "planned": 0},
        "people": {"done": 50, "planned": 0},
    }
    (line,) = content.lines
    assert (line.classes, line.people, line.hours) == (("甲班", "乙班"), 50, 2)


def test_the_day_itself_is_done_the_next_is_planned(tmp_path: Path) -> None:
    days = ("2026-06-30", "2026-07-01", "2026-12-31", "2027-01-01")
    own = a_class(*(taught(f"s{n}", f"{day} 08:30-10:00") for n, day in enumerate(days)))
    content = ledger(tmp_path, banci=own)
    assert [line.state for line in content.lines] == ["已上", "计划", "计划", "计划"]
    found = as_json(content)

    def hours(key: str, name: str) -> list[tuple[str, int, int]]:
        return [
            (one[name], one["contact_hours"]["done"], one["contact_hours"]["planned"])
            for one in found[key]
        ]

    assert hours("by_quarter", "quarter") == [
        ("2026-Q2", 2, 0),
        ("2026-Q3", 0, 2),
        ("2026-Q4", 0, 2),
        ("2027-Q1", 0, 2),
    ]
    assert hours("by_half_year", "half_year") == [
        ("2026-H1", 2, 0),
        ("2026-H2", 0, 4),
        ("2027-H1", 0, 2),
    ]


def test_half_years_stand_apart_on_paper(tmp_path: Path) -> None:
    days = ("2026-03-05", "2026-05-06", "2026-09-01")
    own = a_class(*(taught(f"s{n}", f"{day} 08:30-10:00") for n, day in enumerate(days)))
    content = ledger(tmp_path, banci=own)
    groups = lines_table(content).groups
    assert [(group.title, len(group.rows)) for group in groups] == [
        ("2026年上半年", 2),
        ("2026年下半年", 1),
    ]
    assert [row[0] for row in sums_table(content).rows] == [
        "2026年3月",
        "2026年第1季度",
        "2026年5月",
        "2026年第2季度",
        "2026年上半年",
        "2026年9月",
        "2026年第3季度",
        "2026年下半年",
        "2026年全年",
    ]


def test_above_the_lines_stands_what_they_add_up_to(tmp_path: Path) -> None:
    days = ("2026-03-05", "2026-05-06")
    own = a_class(*(taught(f"s{n}", f"{day} 08:30-10:00") for n, day in enumerate(days)))
    assert lines_table(ledger(tmp_path, banci=own)).about == "共 2 次，4 学时，听课 60 人次"


def test_what_is_all_done_has_no_columns_of_plans(tmp_path: Path) -> None:
    own = a_class(taught("s01", "2026-03-05 08:30-10:00"))
    columns = [one.title for one in sums_table(ledger(tmp_path, banci=own)).columns]
    assert columns == ["时段", "次数（已上）", "学时（已上）", "听课人次（已上）"]


def test_each_teacher_by_half_year(tmp_path: Path) -> None:
    own = a_class(
        taught("s01", "2026-03-05 08:30-10:00"),
        taught("s02", "2026-05-06 08:30-10:00", teachers=["li", "wang"]),
        taught("s03", "2026-09-01 08:30-10:00", teachers=["wang"]),
    )
    table = teachers_table(ledger(tmp_path, banci=own))
    assert table.rows == (
        ("王示例", "2", "4", "1", "2", "3", "6"),
        ("李示例", "1", "2", "", "", "1", "2"),
    )


def test_of_one_teacher_the_name_stands_in_the_title_alone(tmp_path: Path) -> None:
    own = a_class(taught("s01", "2026-03-05 08:30-10:00"))
    content = ledger(tmp_path, Scope(Key(Kind.TEACHER, "wang"), today=TODAY), banci=own)
    found = tables(content)
    assert [one.title for one in found] == ["王示例授课台账", "王示例授课台账合计"]
    assert "授课人" not in [one.title for one in found[0].columns]


def test_its_title_says_what_it_is_about(tmp_path: Path) -> None:
    titles = (
        (Scope(), "示例授课台账"),
        (Scope(topic="党课"), "示例党课授课台账"),
        (Scope(office="party-secretary"), "示例党委书记授课台账"),
        (Scope(office="Party-Secretary ", topic="党课"), "示例党委书记党课授课台账"),
        (Scope(Key(Kind.TEACHER, "wang")), "王示例授课台账"),
        (Scope(Key(Kind.SCHOOL, "liudu")), "柳杜乡党校授课台账"),
    )
    assert [ledger(tmp_path, scope).title for scope, _ in titles] == [title for _, title in titles]


def test_only_the_days_that_are_asked_for(tmp_path: Path) -> None:
    days = ("2026-03-05", "2026-03-06", "2026-03-07")
    own = a_class(*(taught(f"s{n}", f"{day} 08:30-10:00") for n, day in enumerate(days)))
    asked = Scope(first=dt.date(2026, 3, 6), last=dt.date(2026, 3, 6), today=TODAY)
    assert [str(line.date) for line in ledger(tmp_path, asked, banci=own).lines] == ["2026-03-06"]


def test_csv_is_a_flat_table_with_whole_dates(tmp_path: Path) -> None:
    own = a_class(taught("s01", "2026-03-05 08:30-10:00", group="一组"), title="=甲班", size=9)
    head, row = csv.reader(io.StringIO(written(ledger(tmp_path, banci=own), "csv")))
    assert dict(zip(head, row, strict=True)) == {
        "日期": "2026-03-05",
        "时间": "08:30—10:00",
        "授课人": "王示例",
        "教学内容": "党章导读（一组）",
        "班次": "'=甲班",
        "地点": "教室",
        "人数": "9",
        "学时": "2",
        "情况": "已上",
    }


def test_of_nobody_it_is_empty_and_says_so(tmp_path: Path) -> None:
    document = load_document("ledger")
    own = a_class(session("s01", "2026-03-05 08:30-10:00", activity="开班式"))
    content = ledger(tmp_path, banci=own)
    assert document.lacks(content) == "授课"
    assert document.warnings(content) == ("示例授课台账没有授课，是空表",)
    assert as_json(content)["rows"] == []


def test_the_shipped_sums_are_those_of_the_rows() -> None:
    content = load_document("ledger").build(loaded(SHIPPED), Scope(today=TODAY))
    assert isinstance(content, LedgerContent)
    periods: tuple[Period, ...] = ("month", "quarter", "half-year", "year")
    for per in periods:
        sums = content.sums_per(per)
        assert sum(one.done.hours + one.planned.hours for one in sums) == sum(
            line.hours for line in content.lines
        )
