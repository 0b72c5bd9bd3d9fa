"""Changes in a clerk's words."""

from collections.abc import Mapping
from pathlib import Path

from partyschool_cli.catalog.diff import EntityChange, diff_catalogs
from partyschool_cli.catalog.field_changes import FieldChange
from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.planned_changes import planned_changes
from partyschool_cli.catalog.references import Key
from partyschool_cli.history.comparison import changes_of
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.changes.change_set import ChangeSet, Create, Delete, Replace
from partyschool_cli.source.files.digest import digest
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.views.change_lines import (
    Sides,
    change_lines,
    entity_lines,
    entity_summary,
    told_fields,
)
from tests.catalogs import BASE, write_catalog


def lines(root: Path, files: Mapping[str, str | None]) -> list[str]:
    """The lines for files with other contents, or without them (None)."""
    tree = DiskTree(root)
    changes: list[Create | Replace | Delete] = []
    for path, new in files.items():
        old = tree.read(path)
        if not isinstance(old, bytes):
            changes.append(Create(path, (new or "").encode()))
        elif new is None:
            changes.append(Delete(path, digest(old)))
        else:
            changes.append(Replace(path, digest(old), new.encode()))
    planned = ChangeSet(tuple(changes))
    after = planned.preview(tree)
    sides = Sides(Lookup(tree, lambda: load(tree)), Lookup(after, lambda: load(after)))
    return list(change_lines(planned_changes(tree, after, planned, {}), sides))


def edited(path: str, old: str, new: str) -> dict[str, str | None]:
    assert old in BASE[path]
    return {path: BASE[path].replace(old, new)}


def test_words_of_vocabularies_and_titles_of_references(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {"teachers/li.yaml": "name: 李示例\ncategory: local-expert\n"})
    course = "courses/dangzhang.yaml"
    assert lines(root, edited(course, "strand: theory", "strand: practical")) == [
        "课程 党章导读：模块 政治理论 → 实用技术"
    ]
    assert lines(root, edited(course, "[wang]", "[wang, li]")) == [
        "课程 党章导读：授课人 王示例 → 王示例、李示例"
    ]
    assert lines(root, edited(course, "audience: [members]", "audience: [farmers]")) == [
        "课程 党章导读：对象 党员 → 农民"
    ]


def test_a_session_that_moves_is_one_line(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    moved = BASE["classes/banci.yaml"].replace(
        "date: 2026-10-12, start: 08:30, end: 10:00", "date: 2026-10-13, start: 14:30, end: 16:00"
    )
    assert lines(root, {"classes/banci.yaml": moved}) == [
        "党员轮训班 s01（党章导读）：10月12日（周一）08:30—10:00 → 10月13日（周二）14:30—16:00"
    ]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    assert lines(root, edited("teachers/wang.yaml", "teacher\n", "teacher\npost: 主任\n")) == [
        "教师 王示例：职务 （无） → 主任"
    ]


def test_new_and_deleted_files_are_one_line(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    assert lines(root, {"teachers/li.yaml": "name: 李示例\n", "sites/jiaoshi.yaml": None}) == [
        "删去 教学点 教室（sites/jiaoshi.yaml）",
        "新建 教师 李示例（teachers/li.yaml）",
    ]


def test_personal_numbers_and_control_characters_are_not_shown(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    new = 'teacher\nnotes: "13812345678 \\e[31m"\n'
    (line,) = lines(root, edited("teachers/wang.yaml", "teacher\n", new))
    assert "13812345678" not in line
    assert "\x1b" not in line


def test_the_manifest_has_a_name(tmp_path: Path) -> None:
    assert lines(write_catalog(tmp_path), edited("catalog.yaml", "示例目录", "新目录")) == [
        "课程目录：目录名称 示例目录 → 新目录"
    ]


def test_a_session_that_moves_over_the_new_year_is_told_with_both_years(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    moved = BASE["classes/banci.yaml"].replace(
        "date: 2026-10-12, start: 08:30, end: 10:00", "date: 2027-01-04, start: 08:30, end: 10:00"
    )
    moved = moved.replace("site: jiaoshi}", "site: jiaoshi, status: moved}")
    # That it has moved is said by its times.
    (line,) = lines(root, {"classes/banci.yaml": moved})
    assert line.endswith("：2026年10月12日（周一）08:30—10:00 → 2027年1月4日（周一）08:30—10:00")


def test_a_cancelled_session_that_moves_is_told_to_take_place(tmp_path: Path) -> None:
    cancelled = BASE["classes/banci.yaml"].replace("site: jiaoshi}", "status: cancelled}")
    root = write_catalog(tmp_path, {"classes/banci.yaml": cancelled})
    moved = cancelled.replace("date: 2026-10-12", "date: 2026-10-13").replace("cancelled", "moved")
    assert lines(root, {"classes/banci.yaml": moved})[1] == (
        "党员轮训班 s01（党章导读）：状态 取消 → 调课"
    )


def test_a_session_gets_its_first_day_and_loses_it(tmp_path: Path) -> None:
    with_day = BASE["classes/banci.yaml"]
    without = with_day.replace("date: 2026-10-12, start: 08:30, end: 10:00, ", "")
    assert without != with_day
    (tmp_path / "a").mkdir()
    root = write_catalog(tmp_path / "a", {"classes/banci.yaml": without})
    assert lines(root, {"classes/banci.yaml": with_day}) == [
        "党员轮训班 s01（党章导读）：（无） → 10月12日（周一）08:30—10:00"
    ]
    (tmp_path / "b").mkdir()
    root = write_catalog(tmp_path / "b")
    assert lines(root, {"classes/banci.yaml": without}) == [
        "党员轮训班 s01（党章导读）：10月12日（周一）08:30—10:00 → （无）"
    ]


def test_an_entry_under_another_key_is_one_line(tmp_path: Path) -> None:
    manifest = "format: 1\ntitle: 示例目录\nthemes: {a: 理论, b: 党建, c: 党建}\n"
    root = write_catalog(tmp_path, {"catalog.yaml": manifest})
    found = lines(root, {"catalog.yaml": manifest.replace("a: 理论", "theory: 理论")})
    assert found == ["课程目录：主题 理论：编号 a → theory"]
    found = lines(root, {"catalog.yaml": manifest.replace("a: 理论", "theory: 政治理论")})
    assert found == ["课程目录：主题 a 理论 → （无）", "课程目录：主题 theory （无） → 政治理论"]
    found = lines(root, {"catalog.yaml": manifest.replace("b: 党建, c: 党建", "d: 党建")})
    assert "课程目录：主题 党建：编号 c → d" in found
    assert len(found) == 2


def compared(root: Path, files: Mapping[str, str | None], only: str = "") -> list[str]:
    """The lines of a comparison with the files changed so; `only` of one session."""
    tree = DiskTree(root)
    after = Overlay(
        tree, {path: new if new is None else new.encode() for path, new in files.items()}
    )
    sides = Sides(Lookup(tree, lambda: load(tree)), Lookup(after, lambda: load(after)))
    changes = diff_catalogs(*sides).changes
    if only:
        changes = changes_of(changes, (), [Key(Kind.SESSION, only)])
    return list(entity_lines(changes, sides))


def test_compared_entities_have_the_words_of_their_fields(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    files = edited(
        "classes/banci.yaml", "date: 2026-10-12, start: 08:30", "date: 2026-10-13, start: 08:30"
    )
    assert compared(root, files) == lines(root, files)


def test_sessions_of_a_renamed_class_are_told_under_its_new_title(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    new = BASE["classes/banci.yaml"].replace("title: 党员轮训班", "title: 冬季班")
    new = new.replace("end: 10:00", "end: 10:30")
    assert compared(root, {"classes/banci.yaml": None, "classes/dongji.yaml": new}) == [
        "班次 冬季班：编号 banci → dongji",
        "班次 冬季班：班次名称 党员轮训班 → 冬季班",
        "冬季班 s01（党章导读）：10月12日（周一）08:30—10:00 → 10月12日（周一）08:30—10:30",
    ]


def test_a_session_of_a_new_class_is_told_where_only_that_is_asked_for(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    files = {"classes/xin.yaml": BASE["classes/banci.yaml"].replace("党员轮训班", "新班")}
    assert compared(root, files) == ["新建 班次 新班（classes/xin.yaml，1 次课）"]
    assert compared(root, files, "xin/s01") == [
        "增加 新班 s01（党章导读）：10月12日（周一）08:30—10:00"
    ]


def test_a_summary_counts_what_changed_beside_the_id(tmp_path: Path) -> None:
    tree = DiskTree(write_catalog(tmp_path))
    sides = Sides(Lookup(tree, lambda: load(tree)), Lookup(tree, lambda: load(tree)))
    wang, li = Key(Kind.TEACHER, "wang"), Key(Kind.TEACHER, "li")
    renamed = EntityChange("renamed", wang, li, "", "", ())
    assert entity_summary(tuple(told_fields(renamed)), sides) == "王示例：编号改为 wang"
    field = FieldChange("", wang, "name", "李", "王", name="name")
    fields = tuple(told_fields(renamed._replace(fields=(field,))))
    assert entity_summary(fields, sides) == "王示例：编号改为 wang，另改 1 处"


def test_what_only_follows_a_rename_is_not_told(tmp_path: Path) -> None:
    field = FieldChange("", Key(Kind.TEACHER, "wang"), "name", "李", "王", name="name")
    change = EntityChange(
        "changed", field.key, None, "", "", (field._replace(follows_rename=True),)
    )
    assert list(told_fields(change)) == []
    assert list(told_fields(change._replace(fields=(field,)))) == [field]


def test_an_id_in_a_new_file_is_no_renaming(tmp_path: Path) -> None:
    root = write_catalog(tmp_path)
    new = "id: li\nname: 李示例\ncategory: local-expert\n"
    assert lines(root, {"teachers/li.yaml": new}) == ["新建 教师 李示例（teachers/li.yaml）"]
