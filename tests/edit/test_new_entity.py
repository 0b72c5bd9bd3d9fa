"""Tests of new entities."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.assignment import split_words
from partyschool_cli.edit.new_entity import content_like, new_entity, with_assignments
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import Create
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog

TODAY = dt.date(2026, 3, 2)


def _lookup(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def _with(root: Path, kind: Kind, content: dict[str, Any], *words: str) -> dict[str, Any]:
    _, assignments = split_words(words)
    return with_assignments(_lookup(root), content, assignments, ValueContext(TODAY, kind))


def test_values_are_said_as_for_set(root: Path) -> None:
    words = ("名称=党史", "类型=主题课", "学校=柳杜", "学时=2学时", "授课人=wsl", "对象=党员、农民")
    assert _with(root, Kind.COURSE, {}, *words) == {
        "title": "党史",
        "kind": "theme",
        "school": "liudu",
        "contact_hours": 2,
        "teachers": ["wang"],
        "audience": ["members", "farmers"],
    }


def test_groups_are_given_by_their_fields_or_whole(root: Path) -> None:
    by_field = _with(root, Kind.SITE, {}, "open.days=周一至周三", "open.from=9:00")
    assert by_field == {"open": {"days": ["mon", "tue", "wed"], "from": "09:00"}}
    whole = _with(root, Kind.COURSE, {}, "season=3月1日至5月31日")
    assert whole == {"season": {"from": "03-01", "to": "05-31"}}


def test_a_school_s_own_themes_count_in_any_order_of_words(tmp_path: Path) -> None:
    school = "title: 王答乡党校\ntier: county\nthemes: {own: 自己的}\n"
    root = write_catalog(tmp_path, {"schools/wangda.yaml": school})
    content = _with(root, Kind.COURSE, {}, "theme=自己的", "school=wangda")
    assert content["theme"] == "own"


def test_like_another_but_for_what_tells_them_apart(root: Path) -> None:
    content = content_like(_lookup(root), Key(Kind.CLASS, "banci"))
    assert content == {
        "school": "liudu",
        "from": "2026-10-12",
        "to": "2026-10-13",
        "audience": ["members"],
        "size": 30,
    }


def test_lists_of_the_other_can_be_added_to_and_taken_from(root: Path) -> None:
    lookup = _lookup(root)
    like = content_like(lookup, Key(Kind.COURSE, "dangzhang"))
    made = _with(root, Kind.COURSE, like, "audience+=农民", "delivery-=讲授", "delivery+=线上")
    assert (made["audience"], made["delivery"]) == (["members", "farmers"], ["online"])
    assert lookup.content(Key(Kind.COURSE, "dangzhang"))["audience"] == ["members"]


def test_sessions_are_made_by_themselves(root: Path) -> None:
    with pytest.raises(CommandLineError, match="课次不在这里写"):
        _with(root, Kind.CLASS, {}, "sessions+=开班")


def test_the_file_is_in_house_style(root: Path) -> None:
    content = {"category": "school-teacher", "topics": ["党史", "党章"], "name": "王明"}
    plan = new_entity(_lookup(root), Key(Kind.TEACHER, "wangming"), content)
    text = "name: 王明\ncategory: school-teacher\ntopics: [党史, 党章]\n"
    assert plan.changes.changes == (Create("teachers/wangming.yaml", text.encode()),)


@pytest.mark.parametrize(
    ("kind", "path", "content"),
    [
        (Kind.TEACHER, "teachers/wangjianguo.yaml", {"name": "王建国", "category": "local-expert"}),
        (Kind.SITE, "sites/dalitang.yaml", {"title": "大礼堂", "venue": "classroom"}),
        (Kind.SCHOOL, "schools/hekou.yaml", {"title": "河口", "tier": "township"}),
    ],
)
def test_one_of_the_same_name_is_told(
    tmp_path: Path, kind: Kind, path: str, content: dict[str, str]
) -> None:
    text = "".join(f"{name}: {value}\n" for name, value in content.items())
    lookup = _lookup(write_catalog(tmp_path, {path: text}))
    first = Path(path).stem
    name = content.get("name") or content["title"]
    told = f"已经有叫“{name}”的{kind.title}：{first}；是同一个就不用再建"
    assert new_entity(lookup, Key(kind, f"{first}-2"), content).notes == (told,)
    assert new_entity(lookup, Key(kind, "another"), content).notes == (told,)


def test_one_whose_name_only_sounds_the_same_is_not_told(tmp_path: Path) -> None:
    text = "name: 王健国\ncategory: local-expert\n"
    lookup = _lookup(write_catalog(tmp_path, {"teachers/wangjianguo.yaml": text}))
    content = {"name": "王建国", "category": "local-expert"}
    assert new_entity(lookup, Key(Kind.TEACHER, "wangjianguo-2"), content).notes == ()
