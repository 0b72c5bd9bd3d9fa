"""培训手册: the other documents of a class, and what only a handbook has."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.handbook_content import HandbookContent
from partyschool_cli.export.table_content import TableContent
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import BASE, PINGCHENG, SHIPPED, loaded, write_catalog
from tests.timetables import session, taught, training_class

TODAY = dt.date(2026, 10, 1)
FILES = {
    "sites/jiaoshi.yaml": BASE["sites/jiaoshi.yaml"] + "travel_minutes: {guan: 25}\n",
    "sites/guan.yaml": (
        "title: 廉政馆\nvenue: field\ncategory: party-building\nplace: 县城\ncapacity: 90\n"
        "guide: 县纪委\nopen: {days: [mon, tue], from: 09:00, to: 17:00}\n"
    ),
    "teachers/li.yaml": (
        "name: 李示例\ncategory: school-teacher\nunit: 县委党校\npost: 讲师\ntopics: [党史]\n"
    ),
}


def handbook(folder: Path, banci: str, rules: str | None = None) -> HandbookContent:
    root = write_catalog(folder, {**FILES, "classes/banci.yaml": banci})
    return of(root, "banci", rules)


def of(root: Path, name: str, rules: str | None = None) -> HandbookContent:
    scope = Scope(Key(Kind.CLASS, name), today=TODAY, rules=rules)
    catalog = load(DiskTree(root))
    assert not catalog.left_out
    content = load_document("handbook").build(catalog, scope)
    assert isinstance(content, HandbookContent)
    return content


def rows(table: TableContent | None) -> list[dict[str, str]]:
    assert table is not None
    titles = [column.title for column in table.columns]
    return [dict(zip(titles, row, strict=True)) for group in table.groups for row in group.rows]


WEEK = training_class(
    taught("s01", "2026-10-12 08:30-10:00", site="jiaoshi"),
    taught("s02", "2026-10-12 14:30-16:00", site="guan", teachers=["li", "wang"]),
    taught("s03", "2026-10-13 08:30-10:00", teachers=["li"]),
    taught("s04", "2026-10-14 08:30-10:00", status="cancelled", site="guan"),
    session("s05", "2026-10-14 10:00-11:00", activity="结业式", site="jiaoshi"),
    cohort=2,
    adviser="王示例",
    organizer="柳杜乡党委",
)


def test_title_and_cover(tmp_path: Path) -> None:
    content = handbook(tmp_path, WEEK)
    assert content.title == "党员轮训班（第2期）培训手册"
    assert content.cover == ("2026年10月12日（星期一）至10月16日（星期五）", "柳杜乡党校")


def test_the_notice_says_when_where_who_and_what(tmp_path: Path) -> None:
    notice = handbook(tmp_path, WEEK).notice
    assert (notice.title, notice.addressee) == (
        "关于举办党员轮训班（第2期）的通知",
        "全体学员：",
    )
    assert notice.paragraphs == (
        "党员轮训班（第2期）定于2026年10月12日开班，现将有关事项通知如下：",
        "一、时间：2026年10月12日—16日",
        "二、地点：教室（另有 1 处，见课程表）",
        "三、对象：党员，30 人",
        "四、内容：1 门课程，6 学时，具体安排见课程表",
        "五、班主任：王示例",
        "请按时参加。",
    )
    assert (notice.organizer, notice.date) == ("柳杜乡党委", "2026年10月1日")


def test_a_draft_without_sessions_has_only_what_is_known(tmp_path: Path) -> None:
    draft = "title: 草稿班\nschool: liudu\nfrom: 2026-10-12\nto: 2026-10-12\nstatus: draft\n"
    content = handbook(tmp_path, draft + "audience: [members]\n")
    assert content.title == "草稿班培训手册（草稿）"
    assert [item.label for item in content.notice.items] == ["时间", "对象"]
    assert content.tables == ()
    assert (content.courses, content.rules, content.attendance) == ((), (), None)


def test_teachers_with_what_they_teach(tmp_path: Path) -> None:
    assert rows(handbook(tmp_path, WEEK).teachers) == [
        {"序号": "1", "姓名": "王示例", "单位": "", "职务": "", "本班授课": "党章导读"},
        {"序号": "2", "姓名": "李示例", "单位": "县委党校", "职务": "讲师", "本班授课": "党章导读"},
    ]


def test_sites_with_the_way_and_the_days(tmp_path: Path) -> None:
    found = rows(handbook(tmp_path, WEEK).sites)
    assert [one["名称"] for one in found] == ["教室", "廉政馆"]
    assert (found[1]["地点"], found[1]["开放时间"], found[1]["讲解"], found[1]["路程"]) == (
        "县城",
        "周一、周二 09:00—17:00",
        "县纪委",
        "距教室 25 分钟",
    )
    # The cancelled session of the 14th takes nobody there.
    assert [one["上课日子"] for one in found] == ["10月12—14日", "10月12日"]


def test_the_ways_of_a_day(tmp_path: Path) -> None:
    assert rows(handbook(tmp_path, WEEK).routes) == [
        {
            "日期": "10月12日",
            "从": "教室",
            "下课": "10:00",
            "到": "廉政馆",
            "上课": "14:30",
            "路程": "25 分钟",
        }
    ]


def test_a_column_in_which_nobody_says_anything_is_left_out(tmp_path: Path) -> None:
    own = training_class(taught("s01", "2026-10-12 08:30-10:00"))
    content = handbook(tmp_path, own)
    assert list(rows(content.teachers)[0]) == ["序号", "姓名", "本班授课"]
    assert list(rows(content.sites)[0]) == ["序号", "名称", "上课日子"]


def test_courses_in_the_order_in_which_they_are_taught(tmp_path: Path) -> None:
    other = BASE["courses/dangzhang.yaml"].replace("党章导读", "党史")
    own = training_class(
        taught("s01", "2026-10-13 08:30-10:00"),
        taught("s02", "2026-10-12 08:30-10:00", course="dangshi"),
        taught("s03", "2026-10-14 08:30-10:00", course="dangshi"),
    )
    root = write_catalog(
        tmp_path, {**FILES, "classes/banci.yaml": own, "courses/dangshi.yaml": other}
    )
    courses = of(root, "banci").courses
    assert [(one.number, one.title) for one in courses] == [("1", "党史"), ("2", "党章导读")]


@pytest.mark.parametrize(
    ("fields", "rules", "texts"),
    [
        ({}, None, []),
        ({"purpose": "学党章"}, None, ["培训目的", "学党章"]),
        (
            {"remarks": ["带笔", "带本"]},
            "# 纪律\n\n静音",
            ["有关说明", "带笔", "带本", "纪律", "静音"],
        ),
        ({}, "**静音**", ["静音"]),
    ],
)
def test_rules(
    tmp_path: Path, fields: dict[str, object], rules: str | None, texts: list[str]
) -> None:
    own = training_class(taught("s01", "2026-10-12 08:30-10:00"), **fields)
    assert [block.text for block in handbook(tmp_path, own, rules).rules] == texts


def test_timetable_and_list_to_sign_are_those_that_are_exported_alone(tmp_path: Path) -> None:
    content = handbook(tmp_path, WEEK)
    catalog = load(DiskTree(tmp_path / "catalog"))
    for name, part in (("timetable", content.timetable), ("attendance", content.attendance)):
        alone = load_document(name).build(catalog, Scope(Key(Kind.CLASS, "banci")))
        assert part == alone


@pytest.mark.parametrize("folder", [SHIPPED, PINGCHENG])
def test_every_shipped_class_has_one(folder: Path) -> None:
    catalog = loaded(folder)
    for name, own in catalog.classes.items():
        content = load_document("handbook").build(catalog, Scope(Key(Kind.CLASS, name)))
        assert isinstance(content, HandbookContent)
        held = {one.course for one in own.sessions if one.status != "cancelled" and one.course}
        assert {one.id for one in content.courses} == held
