"""Where the workbook and the catalog have both changed since the export."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

import pytest
from openpyxl import Workbook

from tests.catalogs import write_catalog
from tests.exchange.workbook.workbooks import (
    Edit,
    add,
    changes,
    edited,
    exported,
    merged,
    put,
    row_of,
)

COURSE, TEACHER, CLASS = "courses/dangzhang.yaml", "teachers/li.yaml", "classes/banci.yaml"
LI = "name: 李示例\ncategory: local-expert\n"

# What somebody does to the files meanwhile.
InCatalog = Callable[[Path], object]
# Of a conflict: entity, field, and the texts that were exported, are ours, and are theirs.
Told = tuple[str, str, str, str, str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A small catalog with a teacher whom nothing names."""
    return write_catalog(tmp_path, {TEACHER: LI})


def replaced(path: str, old: str, new: str) -> InCatalog:
    def change(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return change


def written(path: str, text: str) -> InCatalog:
    return lambda root: (root / path).write_text(text, "utf-8")


def deleted(path: str) -> InCatalog:
    return lambda root: (root / path).unlink()


def cell(*place: str) -> Edit:
    *where, value = place
    return lambda book: put(book, (where[0], where[1], where[2]), value or None)


def row(sheet: str, **values: object) -> Edit:
    return lambda book: add(book, sheet, **values)


def without(sheet: str, name: str) -> Edit:
    return lambda book: book[sheet].delete_rows(row_of(book[sheet], name))


def both(*edits: Edit) -> Edit:
    def edit(book: Workbook) -> None:
        for one in edits:
            one(book)

    return edit


HOURS = ("课程", "dangzhang", "学时")
PATTERNS: Mapping[str, tuple[InCatalog, Edit, list[Told], dict[str, object] | None]] = {
    "field": (
        replaced(COURSE, "contact_hours: 2", "contact_hours: 3"),
        cell(*HOURS, "4"),
        [("course:dangzhang", "contact_hours", "2", "3", "4")],
        {"course:dangzhang contact_hours": 4},
    ),
    "emptied here": (
        replaced(TEACHER, "name: 李示例", "name: 李示例\npost: 站长"),
        both(),
        [],
        {},
    ),
    "emptied here, changed there": (
        replaced(COURSE, "teachers: [wang]", "teachers: [wang, li]"),
        cell("课程", "dangzhang", "授课人", ""),
        [
            (
                "course:dangzhang",
                "teachers",
                "王示例 (wang)",
                "王示例 (wang)、李示例 (li)",
                "",
            )
        ],
        {"course:dangzhang teachers": None},
    ),
    "removed there, changed here": (
        replaced(COURSE, "teachers: [wang]\n", ""),
        cell("课程", "dangzhang", "授课人", "李示例"),
        [("course:dangzhang", "teachers", "王示例 (wang)", "", "李示例")],
        {"course:dangzhang teachers": ["li"]},
    ),
    "session": (
        replaced(CLASS, "08:30", "09:00"),
        cell("课次", "banci/s01", "开始", "8:00"),
        [("session:banci/s01", "start", "08:30", "09:00", "8:00")],
        {"class:banci sessions[s01].start": "08:00"},
    ),
    "deleted there, edited here": (
        deleted(TEACHER),
        cell("教师", "li", "职务", "站长"),
        [("teacher:li", "", "li", "", "li")],
        {
            "teacher:li name": "李示例",
            "teacher:li category": "local-expert",
            "teacher:li post": "站长",
        },
    ),
    "deleted there, renamed here": (
        deleted(TEACHER),
        cell("教师", "li", "编号", "li-sl"),
        [("teacher:li", "", "li", "", "li-sl")],
        {"teacher:li-sl name": "李示例", "teacher:li-sl category": "local-expert"},
    ),
    "session deleted there, edited here": (
        replaced(CLASS, "s01", "s02"),
        cell("课次", "banci/s01", "备注", "带书"),
        [("session:banci/s01", "", "banci/s01", "", "banci/s01")],
        None,
    ),
    "new on both sides": (
        written("teachers/zhao.yaml", "name: 赵六\ncategory: local-expert\n"),
        row("教师", 编号="zhao", 姓名="赵七", 类别="土专家"),
        [("teacher:zhao", "name", "", "赵六", "赵七")],
        {"teacher:zhao name": "赵七"},
    ),
}


class Conflicting(NamedTuple):
    """A changed catalog, a changed workbook, their conflicts, and what is the workbook's."""

    root: Path
    data: bytes
    conflicts: list[Told]
    taken: dict[str, object] | None


@pytest.fixture(scope="module", params=PATTERNS)
def both_changed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Conflicting:
    """Each pattern, for tests that change neither."""
    change, edit, conflicts, taken = PATTERNS[request.param]
    root = write_catalog(tmp_path_factory.mktemp("conflict"), {TEACHER: LI})
    data = edited(exported(root), edit)
    change(root)
    return Conflicting(root, data, conflicts, taken)


def test_all_conflicts_are_found(both_changed: Conflicting) -> None:
    merge = merged(both_changed.root, both_changed.data)
    found = [
        (str(one.key), one.field, one.exported, one.ours, one.theirs) for one in merge.conflicts
    ]
    assert found == both_changed.conflicts
    assert merge.values == {}


def test_ours_keeps_the_catalog(both_changed: Conflicting) -> None:
    assert changes(both_changed.root, both_changed.data, "ours") == {}


def test_theirs_takes_the_workbook(both_changed: Conflicting) -> None:
    found = changes(both_changed.root, both_changed.data, "theirs")
    if both_changed.taken is None:
        assert found["class:banci sessions[s01]"]["note"] == "带书"
    else:
        assert found == both_changed.taken


DELETED_HERE = without("教师", "li")


def test_gone_here_and_edited_there_is_a_conflict_where_it_would_be_deleted(root: Path) -> None:
    data = edited(exported(root), DELETED_HERE)
    replaced(TEACHER, "李示例", "李四")(root)
    assert merged(root, data).conflicts == []
    conflict = merged(root, data, delete=True).conflicts[0]
    assert (str(conflict.key), conflict.ours) == ("teacher:li", "姓名 李四")
    assert changes(root, data, "ours", delete=True) == {}
    assert set(changes(root, data, "theirs", delete=True)) == {
        "teacher:li name",
        "teacher:li category",
    }


def test_gone_on_both_sides_is_no_conflict(root: Path) -> None:
    data = edited(exported(root), DELETED_HERE)
    deleted(TEACHER)(root)
    assert changes(root, data, delete=True) == {}


def test_only_a_comment_changed_there_is_no_conflict(root: Path) -> None:
    data = edited(exported(root), both(cell(*HOURS, "4"), DELETED_HERE))
    replaced(COURSE, "title:", "# 注释\ntitle:")(root)
    replaced(TEACHER, "name:", "# 注释\nname:")(root)
    assert "course:dangzhang contact_hours" in changes(root, data, delete=True)


@pytest.mark.parametrize(
    ("change", "edit", "taken"),
    [
        # The same on both sides.
        (replaced(COURSE, "contact_hours: 2", "contact_hours: 4"), cell(*HOURS, "4"), {}),
        # Another field of the same entity.
        (
            replaced(COURSE, "strand: theory", "strand: practical"),
            cell(*HOURS, "4"),
            {"course:dangzhang contact_hours": 4},
        ),
        # Changed there only; deleted there only; new there only.
        (replaced(COURSE, "contact_hours: 2", "contact_hours: 3"), both(), {}),
        (deleted(TEACHER), both(), {}),
        (written("teachers/zhao.yaml", "name: 赵六\ncategory: local-expert\n"), both(), {}),
        # Renamed here, edited there: the edit stays.
        (
            replaced(TEACHER, "李示例", "李四"),
            cell("教师", "li", "编号", "li-si"),
            {"teacher:li-si id": "li-si"},
        ),
        # What a reference is called has changed there.
        (
            replaced("teachers/wang.yaml", "王示例", "王建国"),
            cell(*HOURS, "4"),
            {"course:dangzhang contact_hours": 4},
        ),
        # New here and there, the same.
        (
            written("teachers/zhao.yaml", "name: 赵六\ncategory: local-expert\n"),
            row("教师", 编号="zhao", 姓名="赵六", 类别="土专家"),
            {},
        ),
        # Another session of the same class changed there.
        (
            replaced(CLASS, "title: 党员轮训班", "title: 党员冬训班"),
            cell("课次", "banci/s01", "备注", "带书"),
            {"class:banci sessions[s01].note": "带书"},
        ),
    ],
)
def test_what_only_one_side_changed_is_taken(
    root: Path, change: InCatalog, edit: Edit, taken: dict[str, object]
) -> None:
    data = edited(exported(root), edit)
    change(root)
    assert changes(root, data) == taken


def test_a_new_id_that_was_taken_meanwhile_is_refused(root: Path) -> None:
    data = edited(exported(root), cell("教师", "li", "编号", "zhao"))
    written("teachers/zhao.yaml", "name: 赵六\ncategory: local-expert\n")(root)
    assert "已经有了：赵六" in merged(root, data).left_out[0].why
