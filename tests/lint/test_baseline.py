"""Known findings: by identity, counted."""

import json
from collections import Counter
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.errors import CommandLineError
from partyschool_cli.lint.baseline import (
    identities,
    known_of,
    read_baseline,
    stale,
    without_known,
    write_baseline,
)
from partyschool_cli.lint.engine import lint
from partyschool_cli.lint.selection import Selection, active_rules
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.linting import TODAY, findings

KNOWN = Path(__file__).parent / "fixtures" / "known"
TWICE = "name: 甲 # 13800138000 13800138000\ncategory: local-expert\n"


def test_equal_findings_are_counted_and_the_last_are_new(tmp_path: Path) -> None:
    first, second = findings(tmp_path, {"teachers/a.yaml": TWICE}, "PS6")
    assert first.identity == second.identity
    assert without_known((first, second), Counter()) == (first, second)
    assert without_known((first, second), identities([first])) == (second,)
    assert without_known((first, second), identities([first, second])) == ()


def test_what_no_longer_occurs_is_stale_for_rules_that_ran(tmp_path: Path) -> None:
    first, second = findings(tmp_path, {"teachers/a.yaml": TWICE}, "PS6")
    known = identities([first, second])
    assert stale([first], known, {"PS602"}) == (first.identity,)
    assert stale([first], known, {"PS601"}) == ()
    assert stale([first, second], known, {"PS602"}) == ()


def test_a_file_reads_back_and_shows_no_number(tmp_path: Path) -> None:
    known = {
        "b/": identities(findings(tmp_path, {"teachers/a.yaml": TWICE}, "PS6")),
        "a/": Counter(),
    }
    data = write_baseline(known)
    assert read_baseline(data, "x") == known
    assert list(json.loads(data)["catalogs"]) == ["a/", "b/"]
    assert b"13800138000" not in data


@pytest.mark.parametrize("name", ["sound", "faulty"])
def test_a_baseline_of_an_earlier_version_still_holds(name: str) -> None:
    """`fixtures/known/baseline.json` was written when findings were not yet split by component."""
    baseline = read_baseline((KNOWN / "baseline.json").read_bytes(), "baseline.json")
    known = baseline[f"{name}/"]
    codes = {identity.partition("|")[0] for identity in known}
    assert len(codes) > 15
    catalog = load(DiskTree(KNOWN / name))
    rules = active_rules(catalog.manifest.lint, Selection())
    found = (one for one in lint(catalog, TODAY, rules) if one.code in codes)
    assert identities(found) == known


def test_the_baseline_of_an_earlier_version_knows_nearly_every_rule() -> None:
    baseline = read_baseline((KNOWN / "baseline.json").read_bytes(), "baseline.json")
    codes = {one.partition("|")[0] for known in baseline.values() for one in known}
    assert len(codes) == 65  # all but PS009, of a file that cannot be read


def test_one_catalog_and_a_baseline_of_one_belong_together() -> None:
    one, two = Counter(["PS101|a||"]), Counter(["PS102|b||"])
    assert known_of({"a/": one}, "b/", is_only=True) == one
    assert known_of({"a/": one}, "b/", is_only=False) == Counter()
    assert known_of({"a/": one, "c/": two}, "b/", is_only=True) == Counter()
    assert known_of({"a/": one, "c/": two}, "c/", is_only=True) == two
    assert known_of({}, "c/", is_only=True) == Counter()


def test_what_is_no_baseline_says_how_to_make_one(subtests: pytest.Subtests) -> None:
    cases: list[bytes] = [
        b"",
        b"[]",
        b"null",
        b"\xff",
        b'{"version": 1}',
        b'{"version": 1, "catalogs": 2}',
    ]
    for data in cases:
        with subtests.test(data=data):
            with pytest.raises(CommandLineError, match=r"b\.json 不是基线文件") as error:
                read_baseline(data, "b.json")
            assert "--write-baseline" in error.value.hint
