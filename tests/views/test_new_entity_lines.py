"""Tests of the picture of a new entity."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.terminal.style import render
from partyschool_cli.terminal.width import display_width
from partyschool_cli.views.new_entity_lines import new_entity_lines


def _shown(root: Path, key: Key, content: Mapping[str, Any], columns: int = 80) -> str:
    tree = DiskTree(root)
    lookup = Lookup(tree, lambda: load(tree))
    return render(new_entity_lines(lookup, key, content, columns), colour=False)


def test_in_words_and_as_in_the_file(root: Path) -> None:
    content = {"date": "2026-10-12", "start": "08:30", "course": "dangzhang", "teachers": ["wang"]}
    assert _shown(root, Key(Kind.SESSION, "banci/s02"), content) == (
        "将新建课次 banci/s02：\n"
        "  日期    10月12日（周一）\n"
        "  开始    08:30\n"
        "  课程    党章导读\n"
        "  授课人  王示例\n"
        "写在文件里是：\n"
        "  date: 2026-10-12\n"
        "  start: 08:30\n"
        "  course: dangzhang\n"
        "  teachers: [wang]\n"
    )


def test_long_words_wrap_and_numbers_are_masked(root: Path) -> None:
    key = Key(Kind.COURSE, "new")
    content = {"title": "党史", "summary": "学党史" * 20 + "电话13812345678"}
    shown = _shown(root, key, content, 40)
    words = shown.partition("写在文件里是：")[0]
    assert max(map(display_width, words.splitlines())) <= 40
    assert "13812345678" not in shown
