"""A whole entry: what has to go so that nothing else does."""

from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.source.text.span import FieldPath
from partyschool_cli.source.yaml.entries import EntrySpan, entry_at
from partyschool_cli.source.yaml.yaml_parser import parse
from tests.full_run import is_full_run

S01 = "- a: 1\n    x: [1,\n      2]"
ROOT = Path(__file__).parents[3]


def entry(text: str, *path: str | int) -> EntrySpan:
    return entry_at(text, parse(text).places, path)


def shown(text: str, *path: str | int) -> tuple[str, str, int]:
    """The entry's text, its comment, its indent."""
    found = entry(text, *path)
    comment = "" if found.comment is None else text[slice(*found.comment)]
    return text[found.start : found.end], comment, found.indent


ENTRY: dict[tuple[str, FieldPath], tuple[str, str, int]] = {
    ("a: 1  # 注\nb: 2\n", ("a",)): ("a: 1", "# 注", 0),
    ("a: 'x # y'\n", ("a",)): ("a: 'x # y'", "", 0),
    ("a: x#y # z\n", ("a",)): ("a: x#y", "# z", 0),
    ("a:   # 空\nb: 2\n", ("a",)): ("a:", "# 空", 0),
    ("'a' : 1\n", ("a",)): ("'a' : 1", "", 0),
    ("a: |\n  一\n  二\n\n# 下面\nb: 1\n", ("a",)): ("a: |\n  一\n  二", "", 0),
    ("a:\n  - x # 甲\n  - y\n", ("a", 0)): ("- x", "# 甲", 2),
    ("a:\n- x\n-\n- z\n", ("a", 1)): ("-", "", 0),
    ("a:\n  -  # 注\n    b: 1\n    c: 2  # 丙\n", ("a", 0)): (
        "-  # 注\n    b: 1\n    c: 2",
        "# 丙",
        2,
    ),
    ("- - x\n  - y\n- z\n", (0, 1)): ("- y", "", 2),
    ("- - x\n  - y\n- z\n", (0,)): ("- - x\n  - y", "", 0),
    ("a: [x, y] # 注\n", ("a", 1)): ("y", "", 7),
    ("a: {b: 1, c: [2]}\n", ("a", "c")): ("c: [2]", "", 10),
    ("s:\n  - id: s01\n    x: [1,\n      2]  # 注\n  - id: s02\n", ("s", 0)): (
        "- id: s01\n    x: [1,\n      2]",
        "# 注",
        2,
    ),
    ("a: 1\r\nb: 2  # 注\r\n", ("b",)): ("b: 2", "# 注", 0),
    ("a: |+\n  一\n\n# 下面\nb: 1\n", ("a",)): ("a: |+\n  一\n", "", 0),
    ("a: |\n  一\n   \n\nb: 1\n", ("a",)): ("a: |\n  一\n   ", "", 0),
    ("a: |\r\n  一\r\n\r\n", ("a",)): ("a: |\r\n  一", "", 0),
    ("a: |  # 注\nb: 1\n", ("a",)): ("a: |  # 注", "", 0),
    ("? a\n: 1  # 注\n", ("a",)): ("? a\n: 1", "# 注", 0),
    ("a: {b, c: }\n", ("a", "b")): ("b", "", 4),
    ("a: {b, c: }\n", ("a", "c")): ("c:", "", 7),
    ("a: [x]# 注\n", ("a",)): ("a: [x]", "# 注", 0),
    ("a:\r- x\r- y\r", ("a", 1)): ("- y", "", 0),
    ("a:\n  b:\n    c:\nd: 1\n", ("a",)): ("a:\n  b:\n    c:", "", 0),
}


def test_entry() -> None:
    assert {(text, path): shown(text, *path) for text, path in ENTRY} == ENTRY


def test_no_entry() -> None:
    for path in ((), ("b",), ("a", 0)):
        with pytest.raises(KeyError):
            entry("a: 1\n", *path)


def without(content: Any, path: FieldPath) -> Any:
    if not path:
        return content
    step, *rest = path
    if isinstance(content, dict):
        kept = {k: without(v, tuple(rest)) if k == step else v for k, v in content.items()}
        if not rest:
            del kept[step]
        return kept
    items = [without(v, tuple(rest)) if i == step else v for i, v in enumerate(content)]
    if not rest:
        del items[int(step)]
    return items


def test_a_block_entry_is_taken_out_with_its_lines_and_nothing_else_goes() -> None:
    taken = 0
    files = sorted([*(ROOT / "catalog").rglob("*.yaml"), *(ROOT / "examples").rglob("*.yaml")])
    for file in files[:: 1 if is_full_run() else 8]:
        text = file.read_text("utf-8")
        parsed = parse(text)
        for path, _ in parsed.places.values():
            if not path or (len(path) < 2 and len(parsed.content) == 1):
                continue
            found = entry_at(text, parsed.places, path)
            line_start = text.rfind("\n", 0, found.start) + 1
            if found.is_flow or text[line_start : found.start].strip():
                continue  # it shares its line
            line_end = text.index("\n", found.end) + 1
            left = parse(text[:line_start] + text[line_end:])
            expected = without(parsed.content, path)
            # A list or mapping whose last entry goes is empty, which reads as nothing.
            holder = without(expected, ())
            for step in path[:-1]:
                holder = holder[step]
            if holder:
                assert left.content == expected, (file, path)
                taken += 1
    assert taken > (2_000 if is_full_run() else 250)
