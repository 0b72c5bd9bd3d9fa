"""One fault never hides another in its file, and none is told twice."""

# ruff: noqa: E501 - a case a line

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, file_of, told, write_catalog

COURSE = "courses/dangzhang.yaml"
CLASS = "classes/banci.yaml"
SITE = "sites/jiaoshi.yaml"
SCHOOL = "schools/liudu.yaml"
TEACHER = "teachers/wang.yaml"
MANIFEST = "catalog.yaml"


def found(tmp_path: Path, path: str, content: str) -> list[tuple[str, int, int]]:
    catalog = load(DiskTree(write_catalog(tmp_path, {path: content})))
    return [(code, line, column) for code, line, column, _ in told(catalog, path)]


FIELDS_THAT_DO_NOT_FIT_TOGETHER: list[tuple[str, str, str, list[tuple[str, int, int]]]] = [
    (COURSE, "theme: political-theory\n", "", [("PS106", 1, 1)]),
    (COURSE, "kind: theme", "kind: special", [("PS106", 3, 8)]),
    (COURSE, "kind: theme", "kind: themes", [("PS104", 2, 7)]),  # not PS106 as well
    (COURSE, "[members]", "[members, zzz, yyy]", [("PS104", 8, 21), ("PS104", 8, 26)]),
    (COURSE, "theory\n", "theory\nmaterials:\n  - {title: 甲}\n", [("PS101", 5, 6)]),
    (COURSE, "theory\n", "theory\nmaterials: [{title: 甲, url: a, path: b}]\n", [("PS105", 4, 14)]),
    (COURSE, "theory\n", "theory\nmaterials: [{title: 甲, url: a}]\n", []),
    (CLASS, "to: 2026-10-13", "to: 2026-10-11", [("PS105", 4, 5)]),
    (CLASS, "to: 2026-10-13", "to: 2026-10-12", []),
    (CLASS, "to: 2026-10-13", "to: 10月13日", [("PS103", 4, 5)]),
    (CLASS, "end: 10:00", "end: 08:30", [("PS105", 8, 52)]),
    (CLASS, "start: 08:30, end: 10:00", "start: 8:30, end: 10:00", []),
    (CLASS, "start: 08:30, end: 10:00", "start: 8:30, end: 8:29", [("PS105", 8, 51)]),
    (CLASS, "course: dangzhang", "activity: 开班式", []),
    (CLASS, "course: dangzhang", "course: dangzhang, activity: 开班式", [("PS107", 8, 88)]),
    (CLASS, "course: dangzhang,", "", [("PS107", 8, 6)]),
    (SITE, "capacity: 50\n", "", [("PS101", 1, 1)]),
    (SITE, "classroom\ncapacity: 50", "online", []),
    (SITE, "classroom", "field", [("PS101", 1, 1)]),
    (SITE, "50\n", "50\nopen: {from: 9:00, to: 17:00}\n", []),
    (SITE, "50\n", "50\nopen: {from: 09:00, to: 9:00}\n", [("PS105", 4, 25)]),
    (SITE, "50\n", "50\nunavailable: [{from: 2026-02-02, to: 2026-02-01}]\n", [("PS105", 4, 38)]),
    (SITE, "50\n", f"50\nopen: {{from: '{'9' * 5000}:00', to: '8:00'}}\n", [("PS103", 4, 14)]),
    (TEACHER, "teacher\n", "teacher\nunavailable: [{from: 2026-02-02, to: 2026-02-01}]\n", [("PS105", 3, 38)]),
    (SCHOOL, "county", "township", [("PS101", 1, 1)]),
    (SCHOOL, "county", "township\nparent: shi", []),
    (SCHOOL, "title: 柳杜乡党校\n", "place:\n", [("PS101", 1, 1)]),
    (SCHOOL, "county\n", "county\nplace:\nnotes: ~\n", []),
    (SITE, "50\n", "50\ntravel_minutes: {wang: }\n", [("PS103", 4, 18)]),  # not absent: a slip
    (MANIFEST, "1\n", "1\naudiences: {members: , farmers: 农民}\n", [("PS103", 2, 13)]),
    (MANIFEST, "1\n", "1\nday_parts: {a: {title: 甲, start: 8:00, end: }}\n", [("PS101", 2, 40)]),
    (MANIFEST, "1\n", "1\nday_parts: {a: }\n", [("PS103", 2, 13)]),
    (MANIFEST, "1\n", "1\ncontact_hours: {half_day: 4, minutes: 45}\n", [("PS105", 2, 17)]),
    (MANIFEST, "1\n", "1\ncontact_hours: {full_day: 8}\n", [("PS101", 2, 17)]),
    (MANIFEST, "1\n", "1\ncontact_hours: {minutes: 45}\n", []),
    (MANIFEST, "1\n", "1\ncalendar: {closed: [{from: 2026-02-02, to: 2026-02-01}]}\n", [("PS105", 2, 44)]),
    (MANIFEST, "1\n", "1\ncalendar: {busy_seasons: [{title: 冬, from: 12-01, to: 02-01}]}\n", []),
    (MANIFEST, "1\n", "1\nday_parts: {a: {title: 甲, start: 9:00, end: 8:00}}\n", [("PS105", 2, 45)]),
]  # fmt: skip


def test_fields_that_do_not_fit_together(tmp_path: Path, subtests: pytest.Subtests) -> None:
    for number, (path, old, new, expected) in enumerate(FIELDS_THAT_DO_NOT_FIT_TOGETHER):
        with subtests.test(path=path, old=old, new=new):
            content = BASE[path].replace(old, new, 1)
            assert content != BASE[path]
            assert found(tmp_path / str(number), path, content) == expected


def test_what_is_misnamed_is_not_missing_as_well(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, str, int]] = [
        (COURSE, "title:", "titel:", 1),
        (COURSE, "theme:", "thme:", 3),
        (CLASS, "course:", "cuorse:", 8),
        (SITE, "capacity:", "capasity:", 3),
        (SITE, "title:", "名称:", 1),
        (MANIFEST, "themes:", "theme:", 3),
    ]
    for number, (path, old, new, line) in enumerate(cases):
        with subtests.test(path=path, old=old, new=new):
            catalog = load(
                DiskTree(
                    write_catalog(tmp_path / str(number), {path: BASE[path].replace(old, new, 1)})
                )
            )
            assert [(code, at) for code, at, *_ in told(catalog, path)] == [("PS102", line)]
            assert all(file.source.path == path for file in catalog.left_out)


def test_two_sessions_of_one_id(tmp_path: Path) -> None:
    session = "  - {id: s01, date: 2026-10-13, start: 08:30, end: 10:00, activity: 甲}\n"
    assert found(tmp_path, CLASS, BASE[CLASS] + session) == [("PS202", 10, 10)]


def test_all_faults_of_a_file_at_once(tmp_path: Path) -> None:
    content = """\
title: 党员轮训班
school: 1
from: 2026-10-12
to: 2026-10-01
audience: [member]
sise: 30
sessions:
  - id: s01
    date: 2026/10/12
    start: 10:00
    end: 09:00
    activity: 甲
    course: 乙
  - {id: s01, start: 8：30}
"""
    assert found(tmp_path, CLASS, content) == [
        ("PS103", 2, 9),
        ("PS105", 4, 5),
        ("PS104", 5, 12),
        ("PS102", 6, 1),  # and size is not missing as well
        ("PS103", 9, 11),
        ("PS105", 11, 10),
        ("PS107", 12, 15),
        ("PS107", 14, 6),
        ("PS101", 14, 6),  # date
        ("PS101", 14, 6),  # end
        ("PS202", 14, 10),
        ("PS103", 14, 22),
    ]


def test_slips_among_fields(tmp_path: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, str, list[tuple[str, int, int]]]] = [
        # What looks like a slip and is text does not hide a field's own fault.
        ("title: 党章导读", "titel: “四史”导读", [("PS102", 1, 1)]),
        ("title: 党章导读", "title: “四史”导读", []),
        ("title: 党章导读", "title: 甲\n\u3000notes: 乙", [("PS001", 2, 1)]),
        ("title: 党章导读", "title: 甲\nseason:\n  from：03-01\n  to：05-01", [("PS001", 3, 7)]),
        ("[members]", "［members］", [("PS001", 8, 11)]),
    ]
    for old, new, expected in cases:
        with subtests.test(new=new):
            assert found(tmp_path, COURSE, BASE[COURSE].replace(old, new)) == expected


def test_empty_items_inside_lists_of_groups(tmp_path: Path) -> None:
    content = (
        BASE[CLASS]
        .replace("sessions:\n", "sessions:\n  - 甲\n")
        .replace("site: jiaoshi", "site: jiaoshi, note: , status: ")
    )
    assert found(tmp_path, CLASS, content) == [("PS103", 8, 5)]


def test_a_time_zone_that_does_not_exist(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"catalog.yaml": f"{BASE['catalog.yaml']}timezone: Mars/Base\n"})
    (problem,) = load(DiskTree(root)).manifest_file.problems
    assert (problem.code, problem.message) == ("PS104", "没有“Mars/Base”这个时区")


def test_times_without_time_between_them(tmp_path: Path) -> None:
    site = "title: 场馆\nvenue: classroom\ncapacity: 9\nopen: {from: 09:00, to: 09:00}\n"
    found = file_of(load(DiskTree(write_catalog(tmp_path, {"sites/x.yaml": site}))), "sites/x.yaml")
    assert [problem.message for problem in found.problems] == ["to 要晚于 from（09:00）"]


def test_an_entity_keeps_no_names_of_given_fields(tmp_path: Path) -> None:
    """They are a quarter of its memory, and stand in the file."""
    catalog = load(DiskTree(write_catalog(tmp_path)))
    assert [file.entity.model_fields_set for file in catalog.files if file.entity] == [set()] * 5


def test_an_empty_field_is_told_otherwise_than_a_missing_one(
    tmp_path: Path, subtests: pytest.Subtests
) -> None:
    cases: list[tuple[str, str, str, str]] = [
        (
            SCHOOL,
            "title: 柳杜乡党校",
            "title:  # 柳杜乡党校",
            "必填字段 title（名称）后面没有内容",
        ),
        (SCHOOL, "title: 柳杜乡党校\n", "", "缺少必填字段 title（名称）"),
        (CLASS, "end: 10:00", "end: ", "必填字段 end（结束）后面没有内容"),
        (CLASS, ", end: 10:00", "", "缺少必填字段 end（结束）"),
    ]
    for path, old, new, message in cases:
        with subtests.test(path=path):
            content = BASE[path].replace(old, new, 1)
            (problem,) = file_of(
                load(DiskTree(write_catalog(tmp_path, {path: content}))), path
            ).problems
            assert (problem.code, problem.message) == ("PS101", message)
