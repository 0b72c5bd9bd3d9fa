"""A catalog broken in some 200 ways: the broken file is found, and no other is blamed."""

import random
import re
from collections.abc import Callable, Mapping

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.source.files.tree import Overlay
from partyschool_cli.source.text.problem import is_fatal
from tests.catalogs import QINGSHI, files_of
from tests.full_run import is_full_run
from tests.linting import TODAY

MANIFEST = "catalog.yaml"
ENTITIES = sorted(path.relative_to(QINGSHI).as_posix() for path in QINGSHI.glob("*/**/*.yaml"))
# What becomes of some files; None for one that is gone.
Changes = Mapping[str, bytes | None]


def _lines(data: bytes) -> list[str]:
    return data.decode().splitlines(keepends=True)


def _fields(lines: list[str]) -> list[int]:
    """The lines `name: value`, a top field's each."""
    return [number for number, line in enumerate(lines) if re.match(r"[a-z_]+: *[^\s#]", line)]


def _replace_line(draw: random.Random, data: bytes, change: Callable[[str], str]) -> bytes:
    lines = _lines(data)
    number = draw.choice(_fields(lines))
    lines[number] = change(lines[number])
    return "".join(lines).encode()


def delete_a_required_key(draw: random.Random, data: bytes) -> bytes:
    lines = _lines(data)
    required = next(n for n, line in enumerate(lines) if re.match(r"(title|name|format):", line))
    return "".join(lines[:required] + lines[required + 1 :]).encode()


def swap_a_type(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: f"{line.split(':')[0]}: {{x: [1]}}\n")


def misspell_a_field(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: f"x{line}")


def shift_a_time(draw: random.Random, data: bytes) -> bytes:
    hour = draw.randint(0, 23)
    return re.sub(rb"start: \d\d", b"start: %02d" % hour, data, count=1)


def break_the_indent(draw: random.Random, data: bytes) -> bytes:
    lines = _lines(data)
    number = draw.choice(_fields(lines)[1:])
    lines[number] = f"   {lines[number]}"
    return "".join(lines).encode()


def full_width_colon(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: line.replace(": ", "：", 1))


def save_as_gbk(draw: random.Random, data: bytes) -> bytes:
    return data.decode().encode("gb18030")


def truncate(draw: random.Random, data: bytes) -> bytes:
    return data[: draw.randrange(len(data))]


def write_a_key_twice(draw: random.Random, data: bytes) -> bytes:
    return _replace_line(draw, data, lambda line: line + line)


def flip_bytes(draw: random.Random, data: bytes) -> bytes:
    flipped = bytearray(data)
    for _ in range(3):
        flipped[draw.randrange(len(flipped))] = draw.randrange(256)
    return bytes(flipped)


# After these the file always breaks the format.
BREAKING = (
    delete_a_required_key,
    swap_a_type,
    misspell_a_field,
    break_the_indent,
    full_width_colon,
    save_as_gbk,
    write_a_key_twice,
)
OTHERS = (shift_a_time, truncate, flip_bytes)


def broken_and_blamed(changes: Changes) -> tuple[set[str], set[str]]:
    """The files with a fatal problem, and those with an error among the findings."""
    catalog = load(Overlay(DiskTree(QINGSHI), changes))
    found = lint(catalog, TODAY, active_rules(catalog.manifest.lint, Selection()))
    broken = {file.source.path for file in files_of(catalog) if any(map(is_fatal, file.problems))}
    return broken, {one.file for one in found if one.severity == "error"}


@pytest.mark.parametrize("seed", range(170 if is_full_run() else 60))
def test_a_mutation_is_found_where_it_was_made(seed: int) -> None:
    draw = random.Random(seed)
    mutations = (*BREAKING, *OTHERS)
    mutate = mutations[seed % len(mutations)]
    path = draw.choice([MANIFEST, *ENTITIES])
    broken, blamed = broken_and_blamed({path: mutate(draw, (QINGSHI / path).read_bytes())})
    if mutate in BREAKING:
        assert broken == {path}
    assert broken <= blamed


@pytest.mark.parametrize("path", ENTITIES)
def test_a_file_that_is_gone_breaks_no_other(path: str) -> None:
    """Nor does one that has another name."""
    renamed = path.replace(".yaml", "-2.yaml")
    for changes in ({path: None}, {path: None, renamed: (QINGSHI / path).read_bytes()}):
        assert broken_and_blamed(changes)[0] == set()
