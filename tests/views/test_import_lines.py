"""What is shown of an import, and the same for programs."""

from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.exchange.entities.class_request import Given
from partyschool_cli.exchange.entities.files_read import FileLeftOut, FilesRead
from partyschool_cli.exchange.entities.filled import Filled
from partyschool_cli.exchange.foreign.reading import LeftOut, ReadValue
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.terminal.style import render
from partyschool_cli.views.import_drafts import draft_lines
from partyschool_cli.views.import_guesses import guess_texts, has_guesses
from partyschool_cli.views.import_json import import_json
from partyschool_cli.views.import_lines import import_lines
from partyschool_cli.views.import_problems import not_written_lines
from tests.exchange.entities.readings import filled, reading, session

CLASS = Given("党员轮训班")
PHONE = "13812345678"


def after(root: Path, result: Filled) -> Lookup:
    tree = DiskTree(root)
    changed = Overlay(tree, result.plan.changes.results(tree.read))
    return Lookup(changed, lambda: load(changed))


def shown(root: Path, result: Filled, width: int | None = None, *left_out: FileLeftOut) -> str:
    read = FilesRead((), left_out)
    return render(import_lines(after(root, result), read, result, width), False)


def sessions(count: int, **more: Any) -> list[dict[str, Any]]:
    return [
        session(
            "2026-10-13", f"{8 + at // 6:02d}:{at % 6}0-{8 + at // 6:02d}:{at % 6}5", "自习", **more
        )
        for at in range(count)
    ]


def test_a_terminal_has_the_first_rows_and_a_pipe_all(root: Path) -> None:
    result = filled(root, reading(Kind.SESSION, sessions(60)), given=CLASS)
    assert "……还有 20 行" in shown(root, result, 80)
    assert "A41" in shown(root, result, 80)
    assert "A42" not in shown(root, result, 80)
    assert "A61" in shown(root, result)


def test_a_way_to_guess_is_told_once(root: Path) -> None:
    guessed = ReadValue("教室", "教室", "照先后当作教学点")
    result = filled(root, reading(Kind.SESSION, sessions(9, site=guessed)), given=CLASS)
    [text] = guess_texts(after(root, result), result)
    assert text == "教学点（9 处）：照先后当作教学点；如 E2 “教室” → 教室"
    assert shown(root, result).count("教室*") == 9


def test_without_a_guess_nothing_is_said_of_guesses(root: Path) -> None:
    result = filled(root, reading(Kind.SESSION, sessions(2)), given=CLASS)
    assert not has_guesses(result)
    assert "是猜的" not in shown(root, result)


def test_personal_numbers_are_masked_everywhere(root: Path) -> None:
    left = FileLeftOut("表.xlsx", LeftOut("Sheet1", "C9", f"电话 {PHONE}", "整格不收"))
    result = filled(root, reading(Kind.SESSION, sessions(1, note=f"联系 {PHONE}")), given=CLASS)
    assert PHONE not in shown(root, result, None, left)
    assert "138********" in shown(root, result, None, left)
    assert PHONE not in str(import_json(FilesRead((), (left,)), result))


def test_a_row_that_failed_comes_after_what_was_passed_over(root: Path) -> None:
    lefts = (
        FileLeftOut("f", LeftOut("S", "A3", "午餐", "看不懂", is_failure=True)),
        FileLeftOut("f", LeftOut("S", "A9", "合计", "合计行不是内容")),
    )
    result = filled(root, reading(Kind.SESSION, sessions(1)), given=CLASS)
    lines = shown(root, result, None, *lefts).splitlines()
    assert lines[-2:] == ["没有取 S A9 “合计”：合计行不是内容", "错误 S A3 “午餐”：看不懂"]
    told = render(not_written_lines(1, result, similar=0), False)
    assert "没有写：有 1 处没能读进来" in told
    assert "只要其余 1 行，加 --partial" in told
    assert "--accept-similar" not in told


def test_the_drafts_of_each_kind_with_a_command(root: Path) -> None:
    rows = [session("2026-10-13", "08:30-10:00", "村史", "李四", site="村委会")]
    told = render(draft_lines(filled(root, reading(Kind.SESSION, rows), given=CLASS)), False)
    assert told.splitlines() == [
        "新建的草稿，1 门课程：村史（cunshi）",
        "  补全以后改成在用：pschool set --where courses status:draft status=active",
        "新建的草稿，1 名教师：李四（lisi）",
        "  补全以后改成在用：pschool set --where teachers status:draft status=active",
        "新建的草稿，1 个教学点：村委会（cunweihui）",
        "  补全以后改成在用：pschool set --where sites status:draft status=active",
        "打印课程表：pschool export timetable --class banci -o 课程表.docx",
    ]


def test_the_state_of_each_row_as_json(root: Path) -> None:
    rows = [
        session("2026-10-12", "08:30-10:00", "党章导读", "王示例", note="带书"),
        session("2026-10-13", "08:30-10:00", "村史", "李四"),
    ]
    document = import_json(
        FilesRead((), ()), filled(root, reading(Kind.SESSION, rows), given=CLASS)
    )
    [table] = document["tables"]
    assert [(row["id"], row["state"]) for row in table["rows"]] == [
        ("banci/s01", "filled"),
        ("banci/s02", "new"),
    ]
    assert table["rows"][0]["fields"]["course"] == "dangzhang"
    assert document["new"] == [
        {"entity": "course", "id": "cunshi", "status": "draft"},
        {"entity": "teacher", "id": "lisi", "status": "draft"},
    ]
