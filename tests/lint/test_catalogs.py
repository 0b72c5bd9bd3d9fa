"""Whole catalogs: the shipped ones are clean, one has every fault at once, and 200 are broken."""

import datetime as dt
import random
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.lint.rule import Example
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.source.disk_tree import DiskTree
from partyschool_cli.source.problem import is_fatal
from tests.catalogs import files_of
from tests.linting import TODAY

ROOT = Path(__file__).parents[2]
SHIPPED = ROOT / "catalog"


def found_in(root: Path, today: dt.date = TODAY) -> tuple[Finding, ...]:
    catalog = load(DiskTree(root))
    return lint(catalog, today, active_rules(catalog.manifest.lint, Selection()))


# ----------------------------------------------------------------------------------------- clean


@pytest.mark.parametrize(
    "catalog", [SHIPPED, ROOT / "examples" / "pingcheng"], ids=lambda p: p.name
)
def test_the_shipped_catalogs_are_clean(catalog: Path) -> None:
    assert [f"{one.code} {one.file}: {one.message}" for one in found_in(catalog)] == []


# --------------------------------------------------------------------------- every fault at once

# Every rule's bad example stands in a township of its own: all ids get the rule's number, so that
# one example knows nothing of another. They share the manifest, which has all that any needs.
MANIFEST = """\
format: 1
title: 示例目录
themes: {party-affairs: 党建实务}
site_categories: {red-heritage: 红色文化传承, clean-governance: 廉政文化教育}
structure: {themes: 1, required_topics: [党章]}
calendar: {busy_seasons: [{title: 冬管, from: 12-20, to: 03-11}]}
obligations:
  - {title: 党委书记讲党课, office: party-secretary, at_least: 1, per: year, topic: 党课}
needs:
  - {audience: village-cadres, topics: [党章, 集体经济]}
"""

# Rules whose first example is a manifest unlike that, shown by other means.
OTHERWISE: Mapping[str, Example] = {
    "PS301": Example(
        {"courses/grafting.yaml": {"kind: special": "kind: theme\ntheme: skills"}},
        {"schools/liudu.yaml": "themes: {party-affairs: 党建实务, skills: 技能素养}\n"},
        at="schools/liudu.yaml:4:1",
    ),
    "PS302": Example(
        {
            "courses/charter.yaml": {
                "kind: theme\ntheme: party-affairs": "kind: special",
                "school: county": "school: liudu",
            }
        },
        at="schools/liudu.yaml:1:8",
    ),
    "PS303": Example(
        {
            path: {"kind: special": "kind: theme\ntheme: party-affairs"}
            for path in ("courses/grafting.yaml", "courses/memorial.yaml")
        },
        at="schools/liudu.yaml:1:8",
    ),
    "PS312": Example(
        {"courses/charter.yaml": {"topics: [党章]\n": ""}}, at="schools/liudu.yaml:1:8"
    ),
}
# Findings of the catalog as a whole.
ONE_FOR_ALL = {"PS310", "PS313"}


def example_of(named: NamedRule) -> Example:
    return OTHERWISE.get(named.code, named.rule.bad[0])


def renamed(text: str, example: Example, number: str) -> str:
    """A text with every id made the rule's own; `tier: county` is no id, nor `Li_Expert`."""
    stems = {Path(path).name.partition(".")[0] for path in example_files(example) if "/" in path}
    ids = "|".join(sorted(stems - {"Li_Expert"}))
    own = rf"(?<!tier: )(?<!venue: )(?<!type: )(?<!audience: \[)(?<![\w-])({ids})(?![\w-])"
    return re.sub(own, rf"\1-{number}", text)


def write_township(root: Path, number: str, example: Example) -> None:
    for path, content in example_files(example).items():
        if path == "catalog.yaml":
            continue
        folder, _, name = path.partition("/")
        target = root / folder / renamed(name, example, number)
        target.parent.mkdir(parents=True, exist_ok=True)
        assert not isinstance(content, Path)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(renamed(content, example, number), "utf-8", newline="")


@pytest.fixture(scope="module")
def every_fault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("every") / "catalog"
    root.mkdir()
    (root / "catalog.yaml").write_text(MANIFEST, "utf-8")
    for named in all_rules():
        if named.rule.is_on and named.code not in ("PS009", *ONE_FOR_ALL):
            write_township(root, named.code.removeprefix("PS"), example_of(named))
    return root


def test_one_fault_of_every_kind_is_reported_once_and_nothing_that_follows(
    every_fault: Path,
) -> None:
    expected = []
    for named in all_rules():
        if not named.rule.is_on or named.code == "PS009":
            continue
        if named.code not in ONE_FOR_ALL:
            example = example_of(named)
            folder, _, name = example.at.rpartition(":")[0].partition("/")
            number = named.code.removeprefix("PS")
            expected.append(f"{named.code} {folder}/{renamed(name, example, number)}")
    found = [
        f"{one.code} {one.file}:{one.at.span.line}"
        for one in found_in(every_fault)
        if one.code not in ONE_FOR_ALL
    ]
    assert sorted(found) == sorted(expected)


def test_what_the_whole_catalog_lacks_is_reported_too(every_fault: Path) -> None:
    assert {one.code for one in found_in(every_fault)} >= ONE_FOR_ALL


# --------------------------------------------------------------------------------- 200 mutations

Mutation = Callable[[random.Random, Path], None]


def _lines(path: Path) -> list[str]:
    return path.read_text("utf-8").splitlines(keepends=True)


def _fields(lines: list[str]) -> list[int]:
    """The lines `name: value`, a top field's each."""
    return [number for number, line in enumerate(lines) if re.match(r"[a-z_]+: *[^\s#]", line)]


def _replace_line(draw: random.Random, path: Path, change: Callable[[str], str]) -> None:
    lines = _lines(path)
    number = draw.choice(_fields(lines))
    lines[number] = change(lines[number])
    path.write_text("".join(lines), "utf-8", newline="")


def delete_a_key(draw: random.Random, path: Path) -> None:
    """The first field is required in every kind."""
    lines = _lines(path)
    first = next(n for n, line in enumerate(lines) if re.match(r"(title|name|format):", line))
    path.write_text("".join(lines[:first] + lines[first + 1 :]), "utf-8", newline="")


def rename_an_id(draw: random.Random, path: Path) -> None:
    path.rename(path.with_name(f"{path.stem}-{draw.randint(2, 99)}.yaml"))


def delete_a_file(draw: random.Random, path: Path) -> None:
    path.unlink()


def swap_a_type(draw: random.Random, path: Path) -> None:
    _replace_line(draw, path, lambda line: f"{line.split(':')[0]}: {{x: [1]}}\n")


def misspell_a_field(draw: random.Random, path: Path) -> None:
    _replace_line(draw, path, lambda line: f"x{line}")


def shift_a_time(draw: random.Random, path: Path) -> None:
    text = path.read_text("utf-8")
    hour = draw.randint(0, 23)
    path.write_text(re.sub(r"start: \d\d", f"start: {hour:02}", text, count=1), "utf-8")


def break_the_indent(draw: random.Random, path: Path) -> None:
    lines = _lines(path)
    number = draw.choice(_fields(lines)[1:])
    lines[number] = f"   {lines[number]}"
    path.write_text("".join(lines), "utf-8", newline="")


def full_width_colon(draw: random.Random, path: Path) -> None:
    _replace_line(draw, path, lambda line: line.replace(": ", "：", 1))


def save_as_gbk(draw: random.Random, path: Path) -> None:
    path.write_bytes(path.read_text("utf-8").encode("gb18030"))


def truncate(draw: random.Random, path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[: draw.randrange(len(data))])


def write_a_key_twice(draw: random.Random, path: Path) -> None:
    _replace_line(draw, path, lambda line: line + line)


def flip_bytes(draw: random.Random, path: Path) -> None:
    data = bytearray(path.read_bytes())
    for _ in range(3):
        data[draw.randrange(len(data))] = draw.randrange(256)
    path.write_bytes(data)


# After these the file always breaks the format.
BREAKING: tuple[Mutation, ...] = (
    delete_a_key,
    swap_a_type,
    misspell_a_field,
    break_the_indent,
    full_width_colon,
    save_as_gbk,
    write_a_key_twice,
)
OTHERS: tuple[Mutation, ...] = (rename_an_id, delete_a_file, shift_a_time, truncate, flip_bytes)


@pytest.fixture(scope="module")
def working_copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(SHIPPED, tmp_path_factory.mktemp("mutated") / "catalog"))


@pytest.mark.parametrize("seed", range(200))
def test_a_mutation_is_found_where_it_was_made(working_copy: Path, seed: int) -> None:
    draw = random.Random(seed)
    mutations = (*BREAKING, *OTHERS)
    mutate = mutations[seed % len(mutations)]
    paths = sorted(path.relative_to(SHIPPED).as_posix() for path in SHIPPED.rglob("*.yaml"))
    path = draw.choice(paths)
    if mutate in (rename_an_id, delete_a_file) and path == "catalog.yaml":
        path = paths[0]
    try:
        mutate(draw, working_copy / path)
        found = found_in(working_copy)
        catalog = load(DiskTree(working_copy))
    finally:
        for changed in (working_copy / path).parent.glob("*"):
            if changed.is_file():
                changed.unlink()
        shutil.copytree((SHIPPED / path).parent, (working_copy / path).parent, dirs_exist_ok=True)
    broken = {file.source.path for file in files_of(catalog) if any(map(is_fatal, file.problems))}
    if mutate in BREAKING:
        assert broken == {path}
    assert broken <= {one.file for one in found if one.severity == "error"}
