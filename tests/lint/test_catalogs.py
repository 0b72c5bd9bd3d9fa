"""Whole catalogs: the shipped ones are clean, and one has every fault at once."""

import datetime as dt
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import BASE
from partyschool_cli.lint.finding import Finding
from partyschool_cli.lint.registry import NamedRule, all_rules
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.source.disk_tree import DiskTree
from tests.catalogs import PINGCHENG, SHIPPED
from tests.linting import TODAY, Files


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
calendar: {busy_seasons: [{title: 冬管, from: 12-20, to: 03-10}]}
obligations:
  - {title: 党委书记讲党课, office: party-secretary, at_least: 1, per: year, topic: 党课}
needs:
  - {audience: village-cadres, topics: [党章, 集体经济]}
"""

# Rules whose examples change the manifest, shown by other means: files, and where the finding is.
OTHERWISE: Mapping[str, tuple[Files, str]] = {
    "PS301": (
        {
            "schools/liudu.yaml": BASE["schools/liudu.yaml"]
            + "themes: {party-affairs: 党建实务, skills: 技能素养}\n",
            "courses/grafting.yaml": BASE["courses/grafting.yaml"].replace(
                "kind: special\n", "kind: theme\ntheme: skills\n"
            ),
        },
        "schools/liudu.yaml:4",
    ),
    "PS302": (
        {"schools/liudu.yaml": BASE["schools/liudu.yaml"] + "themes: {skills: 技能素养}\n"},
        "schools/liudu.yaml:1",
    ),
    "PS303": (
        {
            path: BASE[path].replace("kind: special\n", "kind: theme\ntheme: party-affairs\n")
            for path in ("courses/grafting.yaml", "courses/memorial.yaml")
        },
        "schools/liudu.yaml:1",
    ),
    "PS203": (
        {
            "courses/grafting.yaml": BASE["courses/grafting.yaml"] + "requires: [memorial]\n",
            "courses/memorial.yaml": BASE["courses/memorial.yaml"] + "requires: [grafting]\n",
        },
        "courses/grafting.yaml:11",
    ),
    "PS206": (
        {"schools/other.yaml": "title: 另一所县委党校\ntier: county\nparent: county\n"},
        "schools/other.yaml:3",
    ),
    "PS304": (
        {
            "courses/memorial.yaml": BASE["courses/memorial.yaml"]
            .replace("[onsite]", "[onsite, lecture]")
            .replace("[village-museum]", "[classroom]"),
            "courses/grafting.yaml": BASE["courses/grafting.yaml"].replace(
                "[classroom]", "[classroom, village-museum]"
            ),
            "classes/spring.yaml": BASE["classes/spring.yaml"].replace(
                "    site: village-museum\n", "    site: classroom\n    delivery: lecture\n"
            ),
        },
        "courses/memorial.yaml:6",
    ),
    "PS307": (
        {"courses/grafting.yaml": BASE["courses/grafting.yaml"].replace("蔬菜嫁接", "党章导读课")},
        "courses/grafting.yaml:1",
    ),
    "PS310": ({}, ""),
    "PS312": (
        {"courses/charter.yaml": BASE["courses/charter.yaml"].replace("topics: [党章]\n", "")},
        "schools/liudu.yaml:1",
    ),
    "PS313": ({}, ""),
    "PS413": (
        {
            "teachers/expert.yaml": BASE["teachers/expert.yaml"] + "contact_hours_per_day: 3\n",
            "classes/spring.yaml": BASE["classes/spring.yaml"].replace(
                "date: 2026-03-11\n    start: 08:30\n    end: 10:00",
                "date: 2026-03-10\n    start: 16:00\n    end: 17:30",
            ),
        },
        "classes/spring.yaml:27",
    ),
}
# Findings of the catalog as a whole.
ONE_FOR_ALL = {"PS310", "PS313"}

# Changes after which an example has its one fault only, and another file is not in doubt for it.
MINIMAL: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "PS004": (("teachers/expert.yaml", "]\n", "]\nschool: liudu\n"),),
    "PS202": (("teachers/sub/expert.yaml", "name:", "school: liudu\nname:"),),
    "PS309": (("courses/grafting.yaml", "[expert]", "[expert, grafter, grower]"),),
    "PS401": (("courses/charter.yaml", "[classroom]", "[classroom, village-museum]"),),
    "PS410": (
        ("classes/summer.yaml", "start: 08:30\n    end: 10:00", "start: 14:30\n    end: 16:00"),
        ("classes/summer.yaml", "start: 10:29\n    end: 12:00", "start: 16:29\n    end: 17:59"),
    ),
}

# For examples that leave out what other rules ask for.
ALSO: Files = {
    "courses/also.yaml": (
        "title: 读原著\nkind: special\nschool: liudu\nstrand: theory\ncontact_hours: 2\n"
        "delivery: [lecture]\naudience: [village-cadres]\nteachers: [lecturer]\n"
        "sites: [classroom]\ntopics: [党章]\nsummary: 一起读。\n"
    ),
    "classes/also.yaml": BASE["classes/spring.yaml"].replace("2026-03", "2026-04")
    + "  - id: s04\n    date: 2026-04-11\n    start: 14:30\n    end: 16:00\n"
    "    course: also\n    teachers: [lecturer]\n    site: classroom\n",
}
NEEDS_ALSO = {"PS103", "PS105", "PS107", "PS302"}


def renamed(text: str, files: Files, number: str) -> str:
    """A text with every id made the rule's own; `tier: county` is no id, nor `Li_Expert`."""
    stems = {Path(path).name.partition(".")[0] for path in (*BASE, *files) if "/" in path}
    ids = "|".join(sorted(stems - {"Li_Expert"}))
    own = rf"(?<!tier: )(?<!venue: )(?<!type: )(?<!audience: \[)(?<![\w-])({ids})(?![\w-])"
    return re.sub(own, rf"\1-{number}", text)


def example_of(named: NamedRule) -> tuple[Files, str]:
    if named.code in OTHERWISE:
        files, at = OTHERWISE[named.code]
    else:
        files, at = named.rule.bad.files, named.rule.bad.at.rpartition(":")[0]
    for path, old, new in MINIMAL.get(named.code, ()):
        text = files.get(path) or BASE[path]
        assert isinstance(text, str)
        assert old in text
        files = {**files, path: text.replace(old, new)}
    return {**(ALSO if named.code in NEEDS_ALSO else {}), **files}, at


def write_township(root: Path, number: str, files: Files) -> None:
    for path, content in {**BASE, **files}.items():
        if path == "catalog.yaml" or content is None:
            continue
        folder, _, name = path.partition("/")
        target = root / folder / renamed(name, files, number)
        target.parent.mkdir(parents=True, exist_ok=True)
        assert not isinstance(content, Path)
        if isinstance(content, bytes):
            target.write_bytes(content)
        else:
            target.write_text(renamed(content, files, number), "utf-8", newline="")


@pytest.fixture(scope="module")
def every_fault(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("every") / "catalog"
    root.mkdir()
    (root / "catalog.yaml").write_text(MANIFEST, "utf-8")
    for named in all_rules():
        if named.rule.is_on and named.code not in ("PS009", *ONE_FOR_ALL):
            write_township(root, named.code.removeprefix("PS"), example_of(named)[0])
    return root


def test_one_fault_of_every_kind_is_reported_once_and_nothing_that_follows(
    every_fault: Path,
) -> None:
    expected = []
    for named in all_rules():
        if not named.rule.is_on or named.code == "PS009":
            continue
        if named.code not in ONE_FOR_ALL:
            files, at = example_of(named)
            folder, _, name = at.partition("/")
            number = named.code.removeprefix("PS")
            expected.append(f"{named.code} {folder}/{renamed(name, files, number)}")
    found = [
        f"{one.code} {one.file}:{one.at.span.line}"
        for one in found_in(every_fault)
        if one.code not in ONE_FOR_ALL
    ]
    assert sorted(found) == sorted(expected)


def test_what_the_whole_catalog_lacks_is_reported_too(every_fault: Path) -> None:
    assert {one.code for one in found_in(every_fault)} >= ONE_FOR_ALL
