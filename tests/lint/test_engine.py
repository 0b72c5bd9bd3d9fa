"""The engine: every rule over every file, in one order; one bad file hides nothing."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.examples import BASE
from partyschool_cli.lint.registry import rules_matching
from partyschool_cli.lint.selection import ActiveRule
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.linting import TODAY, Files, active, coded_places, findings, write_base


def test_findings_are_in_order_of_path_line_column_and_code(tmp_path: Path) -> None:
    files: Files = {
        "teachers/b.yaml": "name: 甲\ncategory: nobody\n13800138000: 1\n",
        "teachers/a.yaml": "category: nobody\nfoo: 1\n",
        "courses/c.yaml": "title：甲\n",
    }
    found = findings(tmp_path, files, "PS0", "PS1", "PS6")
    order = [(one.file, one.at.span.line, one.at.span.column, one.code) for one in found]
    assert order == sorted(order)
    assert [one[0] for one in order] == ["courses/c.yaml"] + ["teachers/a.yaml"] * 3 + [
        "teachers/b.yaml"
    ] * 3


def test_severities_are_those_of_the_profile(tmp_path: Path) -> None:
    root = write_base(tmp_path, {"teachers/a.yaml": "name: 甲\ncategory: nobody\n"})
    (named,) = rules_matching("PS104")
    (found,) = lint(load(DiskTree(root)), TODAY, [ActiveRule(named, "info")])
    assert (found.severity, found.code, found.name) == ("info", "PS104", "unknown-value")
    assert str(found.entity) == "teacher:a"


def test_a_broken_file_is_known_by_its_id(tmp_path: Path) -> None:
    """Whoever names the broken teacher or course has no finding for it."""
    files: Files = {
        "teachers/expert.yaml": "name：甲\n",
        "courses/charter.yaml": "title: 党章导读\n",
    }
    assert {place.split(":")[0] for place in coded_places(findings(tmp_path, files))} == {
        "PS001 teachers/expert.yaml",
        "PS101 courses/charter.yaml",
    }


def test_a_broken_manifest_keeps_rules_that_need_it_silent(tmp_path: Path) -> None:
    files: Files = {"catalog.yaml": "format: 1\ntitle: 目录\n", "teachers/a.yaml": "name: 甲\n"}
    found = coded_places(findings(tmp_path, files))
    assert "PS101 catalog.yaml:1:1" in found
    assert any(place.startswith("PS101 teachers/a.yaml") for place in found)
    assert not any(place.startswith(("PS3", "PS4", "PS5")) for place in found)


def test_linting_twice_gives_the_same(tmp_path: Path) -> None:
    catalog = load(DiskTree(write_base(tmp_path, {"teachers/a.yaml": "name: 甲\n"})))
    first, second = (lint(catalog, TODAY, active()) for _ in range(2))
    assert [one.identity for one in first] == [one.identity for one in second]


@pytest.mark.parametrize(
    "lost", ["school: county\n", "kind: theme\ntheme: party-affairs\n", "theme: party-affairs\n"]
)
def test_nothing_is_concluded_from_what_a_broken_course_may_have_been(
    tmp_path: Path, lost: str
) -> None:
    text = BASE["courses/charter.yaml"].replace(lost, "")
    on = ("PS0", "PS1", "PS2", "PS3", "PS4", "PS501", "PS502", "PS6")
    found = coded_places(findings(tmp_path, {"courses/charter.yaml": text}, *on))
    assert {place.split(" ")[1].split(":")[0] for place in found} == {"courses/charter.yaml"}
