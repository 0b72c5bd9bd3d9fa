"""Two entities that are one."""

from itertools import pairwise
from pathlib import Path

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.merge import merge
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.catalogs import BASE, PINGCHENG, write_catalog
from tests.edit.editing import changed, differences, found_in, lookup_of
from tests.full_run import is_full_run

COURSE, CLASS = "courses/dangzhang.yaml", "classes/banci.yaml"
OTHER = (
    "name: 王老师\ncategory: veteran-member\nschool: liudu\npost: 主任  # 新任\ntopics: [村史]\n"
)


def test_mentions_become_the_other_s_and_what_it_lacks_is_taken_over(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/lao-wang.yaml": OTHER})
    plan = merge(lookup_of(root), "wang", "lao-wang")
    assert changed(root, plan) == {
        "teachers/wang.yaml": None,
        COURSE: BASE[COURSE].replace("[wang]", "[lao-wang]"),
        CLASS: BASE[CLASS].replace("[wang]", "[lao-wang]"),
    }
    assert plan.notes == (
        "姓名：留下 王老师，没有用 王示例",
        "类别：留下 老党员，没有用 党校教师",
    )
    assert plan.renamed == {Key(Kind.TEACHER, "wang"): Key(Kind.TEACHER, "lao-wang")}
    new = changed(root, merge(lookup_of(root), "lao-wang", "wang"))
    assert new == {
        "teachers/lao-wang.yaml": None,
        "teachers/wang.yaml": BASE["teachers/wang.yaml"]
        + "school: liudu\npost: 主任\ntopics: [村史]\n",
    }


def test_a_list_has_nobody_twice(tmp_path: Path) -> None:
    text = BASE[COURSE].replace("[wang]", "[wang, lao-wang, wang]  # 两位")
    root = write_catalog(tmp_path, {"teachers/lao-wang.yaml": OTHER, COURSE: text})
    new = changed(root, merge(lookup_of(root), "wang", "lao-wang"))
    assert new[COURSE] == BASE[COURSE].replace("[wang]", "[lao-wang]  # 两位")


def test_lists_and_mappings_are_joined_and_neither_names_itself(tmp_path: Path) -> None:
    room = BASE["sites/jiaoshi.yaml"] + "travel_minutes: {hall: 3, field: 9}\ntags: [一, 二]\n"
    hall = "title: 礼堂\nvenue: classroom\ncapacity: 90\n"
    ways = "travel_minutes: {jiaoshi: 3, field: 8, x: 1}\n"
    field = "title: 田\nvenue: online\ntravel_minutes: {jiaoshi: 9, hall: 8}\n"
    root = write_catalog(
        tmp_path,
        {
            "sites/jiaoshi.yaml": room,
            "sites/hall.yaml": hall + ways + "tags: [二, 三]\n",
            "sites/field.yaml": field,
            "sites/x.yaml": "title: 某处\nvenue: online\n",
        },
    )
    plan = merge(lookup_of(root), "hall", "jiaoshi")
    new = changed(root, plan)
    content = parse(str(new["sites/jiaoshi.yaml"])).content
    assert content["travel_minutes"] == {"field": 9, "x": 1}
    assert content["tags"] == ["一", "二", "三"]
    assert content["capacity"] == 50
    assert new["sites/field.yaml"] == field.replace(", hall: 8", "")
    assert plan.notes == (
        "名称：留下 教室，没有用 礼堂",
        "容量：留下 50，没有用 90",
        "路程：留下 田 9，没有用 田 8",
    )


def test_a_course_that_required_the_other_requires_nothing(tmp_path: Path) -> None:
    text = BASE[COURSE]
    old = "requires: [dangzhang, third]\nseason: {from: 03-01, to: 05-31}\n"
    root = write_catalog(
        tmp_path,
        {
            COURSE: text + "requires: [old]\n",
            "courses/old.yaml": text + old,
            "courses/third.yaml": text + "requires: [old]\n",
        },
    )
    new = changed(root, merge(lookup_of(root), "old", "dangzhang"))
    assert new["courses/third.yaml"] == text + "requires: [dangzhang]\n"
    assert parse(str(new[COURSE])).content["requires"] == ["third"]
    assert parse(str(new[COURSE])).content["season"] == {"from": "03-01", "to": "05-31"}


def test_sessions_with_a_taken_id_get_a_free_one_by_time(tmp_path: Path) -> None:
    other = BASE[CLASS].replace("2026-10-12, start: 08:30", "2026-10-12, start: 8:00")
    other += "  - {id: s02, date: 2026-10-13, start: 08:30, end: 10:00, activity: 结业}\n"
    root = write_catalog(tmp_path, {"classes/other.yaml": other})
    plan = merge(lookup_of(root), "other", "banci")
    sessions = parse(str(changed(root, plan)[CLASS])).content["sessions"]
    assert [one["id"] for one in sessions] == ["s03", "s01", "s02"]
    assert plan.renamed[Key(Kind.SESSION, "other/s01")] == Key(Kind.SESSION, "banci/s03")
    assert plan.notes == ("课次 s01 并入后编号是 s03：原来的编号已经有课次用了",)


def test_equal_sessions_are_one(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"classes/other.yaml": BASE[CLASS]})
    plan = merge(lookup_of(root), "other", "banci")
    assert changed(root, plan) == {"classes/other.yaml": None}


def test_a_retired_one_does_not_retire_the_other(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/lao-wang.yaml": OTHER + "status: retired\n"})
    plan = merge(lookup_of(root), "lao-wang", "wang")
    assert "retired" not in str(changed(root, plan)["teachers/wang.yaml"])
    assert "状态：留下 在用，没有用 停用" in plan.notes


def test_different_kinds_and_itself_are_refused(root: Path) -> None:
    with pytest.raises(CommandLineError, match="wang 是教师，jiaoshi 是教学点") as error:
        merge(lookup_of(root), "wang", "jiaoshi")
    assert error.value.exit_code == 2
    with pytest.raises(CommandLineError, match="两个都是 wang"):
        merge(lookup_of(root), "王示例", "wang")
    with pytest.raises(CommandLineError, match="课次不能合并"):
        merge(lookup_of(root), "banci/s01", "wang")


def test_a_file_that_cannot_be_parsed_is_not_merged(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/li.yaml": "name: [\n"})
    for pair in (("wang", "li"), ("li", "wang")):
        with pytest.raises(CommandLineError, match=r"teachers/li\.yaml:\d+:\d+"):
            merge(lookup_of(root), *pair)


def test_nothing_dangles_in_a_real_catalog() -> None:
    """Each teacher into the one before: no reference is left without an entity."""
    before = found_in(PINGCHENG)
    names = sorted(lookup_of(PINGCHENG).catalog.teachers)
    for kept, gone in [*pairwise(names)][:: 1 if is_full_run() else 3]:
        plan = merge(lookup_of(PINGCHENG), f"teacher:{gone}", f"teacher:{kept}")
        caused, _ = differences(PINGCHENG, before, plan)
        assert [one for one in caused if one.startswith(("PS0", "PS1", "PS2"))] == []
