"""Whole catalogs: the shipped ones are clean, and one has every fault at once."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import example_files
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.lint.rule import Example
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import PINGCHENG, SHIPPED
from tests.linting import TODAY


def found_in(root: Path, today: dt.date = TODAY) -> tuple[Finding, ...]:
    catalog = load(DiskTree(root))
    return lint(catalog, today, active_rules(catalog.manifest.lint, Selection()))


# ----------------------------------------------------------------------------------------- clean


@pytest.mark.parametrize("catalog", [SHIPPED, PINGCHENG], ids=lambda p: p.name)
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
  - title: 党委书记讲党课
    office: party-secretary
    at_least: 1
    per: year
    topic: 党课
    schools: [liudu-501]
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
# A fault that another explains: a teacher's file with errors may be of any school.
EXPLAINED = {"PS504"}


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
            own = renamed(content, example, number)
            if path == "schools/county.yaml":
                # Of schools that are called the same PS207 speaks.
                own = re.sub("(?m)^(title: [\u4e00-\u9fff]+)$", rf"\g<1>{number}", own)
            target.write_text(own, "utf-8", newline="")


@pytest.fixture(scope="module")
def every_fault(tmp_path_factory: pytest.TempPathFactory) -> tuple[Finding, ...]:
    """What is found in a catalog with all of them."""
    root = tmp_path_factory.mktemp("every") / "catalog"
    root.mkdir()
    (root / "catalog.yaml").write_text(MANIFEST, "utf-8")
    for named in all_rules():
        if named.rule.is_on and named.code not in ("PS009", *ONE_FOR_ALL, *EXPLAINED):
            write_township(root, named.code.removeprefix("PS"), example_of(named))
    return found_in(root)


def test_one_fault_of_every_kind_is_reported_once_and_nothing_that_follows(
    every_fault: tuple[Finding, ...],
) -> None:
    expected = []
    for named in all_rules():
        if not named.rule.is_on or named.code == "PS009":
            continue
        if named.code not in ONE_FOR_ALL | EXPLAINED:
            example = example_of(named)
            folder, _, name = example.at.rpartition(":")[0].partition("/")
            number = named.code.removeprefix("PS")
            expected.append(f"{named.code} {folder}/{renamed(name, example, number)}")
    found = [
        f"{one.code} {one.file}:{one.at.span.line}"
        for one in every_fault
        if one.code not in ONE_FOR_ALL
    ]
    assert sorted(found) == sorted(expected)


def test_what_the_whole_catalog_lacks_is_reported_too(every_fault: tuple[Finding, ...]) -> None:
    assert {one.code for one in every_fault} >= ONE_FOR_ALL
