"""The plan of a merge: in which order its parts are made, and what refuses it."""

from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.references import Key
from partyschool_cli.edit.remove import StillNamedError
from partyschool_cli.exchange.workbook.edited import Place
from partyschool_cli.exchange.workbook.merged import Merge, NewRow
from partyschool_cli.exchange.workbook.planning import merge_plan
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.exchange.workbook.workbooks import lookup_of

PLACE = Place("课次", 2)
WANG, COURSE = Key(Kind.TEACHER, "wang"), Key(Kind.COURSE, "dangzhang")
CLASS, SESSION = Key(Kind.CLASS, "banci"), Key(Kind.SESSION, "banci/s01")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The base, and a teacher whom nothing names."""
    li = "name: 李示例\ncategory: local-expert\n"
    return write_catalog(tmp_path, {"teachers/li.yaml": li})


def after(root: Path, merge: Merge, *, delete: bool = False) -> dict[str, str | None]:
    """The files that a merge changes, as they are then; None for one that is gone."""
    plan = merge_plan(merge, lookup_of(root), load, delete=delete)
    results = plan.changes.results(DiskTree(root).read)
    return {path: None if data is None else data.decode() for path, data in results.items()}


def test_nothing_changes_without_edits(root: Path) -> None:
    assert after(root, Merge()) == {}


def test_fields_of_a_class_and_of_its_sessions_are_edits_of_one_file(root: Path) -> None:
    values: dict[Key, dict[str, Any]] = {
        CLASS: {"size": 31},
        SESSION: {"note": "带笔记本", "site": None},
    }
    text = after(root, Merge(values=values))["classes/banci.yaml"] or ""
    assert "size: 31" in text
    assert "note: 带笔记本" in text
    assert "jiaoshi" not in text


def test_a_new_session_stands_where_its_time_is(root: Path) -> None:
    early = NewRow(
        Key(Kind.SESSION, "banci/s02"),
        {"date": "2026-10-12", "start": "08:00", "end": "08:20", "activity": "报到"},
        PLACE,
    )
    text = after(root, Merge(new=[early]))["classes/banci.yaml"] or ""
    assert text.index("s02") < text.index("s01")


def test_a_new_class_has_its_sessions_in_order_of_time(root: Path) -> None:
    new = Key(Kind.CLASS, "dongji")
    content = {"title": "冬季班", "from": "2026-12-01", "to": "2026-12-02"}
    late, early = (
        NewRow(
            Key(Kind.SESSION, f"dongji/{name}"),
            {"date": date, "start": "08:30", "end": "10:00", "activity": "分组讨论"},
            PLACE,
        )
        for name, date in (("s01", "2026-12-02"), ("s02", "2026-12-01"))
    )
    text = (
        after(root, Merge(new=[NewRow(new, content, PLACE), late, early]))["classes/dongji.yaml"]
        or ""
    )
    assert text.index("s02") < text.index("s01")


def test_rows_that_are_gone_go_only_if_asked(root: Path) -> None:
    gone = Merge(gone=[Key(Kind.TEACHER, "li")])
    assert after(root, gone) == {}
    assert after(root, gone, delete=True) == {"teachers/li.yaml": None}


def test_a_class_that_goes_takes_its_sessions_along(root: Path) -> None:
    assert after(root, Merge(gone=[CLASS, SESSION]), delete=True) == {"classes/banci.yaml": None}


def test_what_is_still_named_does_not_go(root: Path) -> None:
    with pytest.raises(StillNamedError) as caught:
        after(root, Merge(gone=[WANG]), delete=True)
    assert caught.value.hint is not None
    assert "工作簿" in caught.value.hint


def test_what_an_edit_stops_naming_may_go(root: Path) -> None:
    values = {COURSE: {"teachers": ["li"]}, SESSION: {"teachers": ["li"]}}
    found = after(root, Merge(values=values, gone=[WANG]), delete=True)
    assert found["teachers/wang.yaml"] is None
    assert "teachers: [li]" in (found["courses/dangzhang.yaml"] or "")


def test_an_id_is_renamed_after_the_edits_that_name_the_old_one(root: Path) -> None:
    li, other = Key(Kind.TEACHER, "li"), Key(Kind.TEACHER, "li-shili")
    merge = Merge(values={COURSE: {"teachers": ["wang", "li"]}}, renamed={li: other})
    found = after(root, merge)
    assert found["teachers/li.yaml"] is None
    assert "李示例" in (found["teachers/li-shili.yaml"] or "")
    assert "teachers: [wang, li-shili]" in (found["courses/dangzhang.yaml"] or "")
