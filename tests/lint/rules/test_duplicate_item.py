"""PS108 in a list that has one item very many times."""

from pathlib import Path

import pytest

from partyschool_cli.lint.examples import BASE
from tests.linting import findings

TEACHER = "teachers/expert.yaml"


def test_some_of_the_places_are_shown_and_all_are_counted(tmp_path: Path) -> None:
    files = {TEACHER: f"{BASE[TEACHER]}topics: [{', '.join(['果树'] * 3000)}]\n"}
    (found,) = findings(tmp_path, files, "PS108")
    assert found.message == "topics（专题）里“果树”写了 3000 次"
    assert len(found.related) == 20
    assert found.fix is None


@pytest.mark.parametrize("hours", ["{from: 08:00, to: 18:00}", "{days: [mon], from: 08:00}"])
def test_lists_in_groups_may_be_left_out(tmp_path: Path, hours: str) -> None:
    site = "sites/classroom.yaml"
    assert findings(tmp_path, {site: f"{BASE[site]}open: {hours}\n"}, "PS108") == ()


def test_a_few_are_mended(tmp_path: Path) -> None:
    files = {TEACHER: f"{BASE[TEACHER]}topics: [{', '.join(['果树'] * 30)}]\n"}
    (found,) = findings(tmp_path, files, "PS108")
    assert found.fix is not None
    assert len(found.fix.patch.splices) == 29
