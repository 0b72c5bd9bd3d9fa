"""Versions of dependencies: lower bounds that can be tested, and a lock that goes with them."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tools.lower_bounds import lowest, requirements

ROOT = Path(__file__).parents[2]
LOCK = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
REQUIREMENTS = [*requirements("dev"), *requirements("bench")]


def test_the_lowest_version_keeps_the_marker() -> None:
    requirement = Requirement("typer >= 0.26, < 0.27; python_version < '4'")
    assert lowest(requirement) == 'typer==0.26; python_version < "4"'


@pytest.mark.parametrize("text", ["typer", "typer<1", "typer==1", "typer>=1,>=2"])
def test_without_one_lower_bound_there_is_none(text: str) -> None:
    with pytest.raises(ValueError, match="one `>=` is needed"):
        lowest(Requirement(text))


def test_every_requirement_has_a_lower_bound_and_a_locked_version() -> None:
    assert all(lowest(one) for one in REQUIREMENTS)
    pins = [line.partition("==") for line in LOCK]
    locked = {canonicalize_name(name): version for name, _, version in pins}
    wanted = [(canonicalize_name(one.name), one) for one in REQUIREMENTS]
    assert [one for name, one in wanted if name not in locked] == [], "run `nox -s lock`"
    other = [one for name, one in wanted if not one.specifier.contains(locked[name])]
    assert other == [], "run `nox -s lock`"


def test_the_lock_has_names_and_versions_only() -> None:
    about, *pins = LOCK
    assert about.startswith("# ")
    assert [pin for pin in pins if not re.fullmatch(r"[\w.-]+==[\w.!+]+", pin)] == []
