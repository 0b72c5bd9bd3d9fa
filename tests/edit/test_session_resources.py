"""The site and teachers of --site and --teacher."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.edit.session_resources import Resources, read_resources
from partyschool_cli.errors import CommandLineError
from tests.catalogs import write_catalog
from tests.edit.editing import lookup_of

TODAY = dt.date(2026, 10, 1)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    files = {"teachers/li.yaml": "name: 李示例\ncategory: school-teacher\n"}
    return write_catalog(tmp_path, files)


def test_they_are_named_as_anywhere(root: Path, subtests: pytest.Subtests) -> None:
    cases: list[tuple[str | None, tuple[str, ...], Resources]] = [
        (None, (), Resources()),
        ("jiaoshi", (), Resources("jiaoshi")),
        (None, ("王示例",), Resources(None, ("wang",))),
        (None, ("王示例、li",), Resources(None, ("wang", "li"))),
        (None, ("wang", "李"), Resources(None, ("wang", "li"))),
    ]
    for site, teachers, expected in cases:
        with subtests.test(site=site):
            assert read_resources(lookup_of(root), site, teachers, TODAY) == expected


def test_only_what_is_said_becomes_a_field() -> None:
    assert Resources().fields() == {}
    assert Resources("hall").fields() == {"site": "hall"}
    assert Resources(None, ("li",)).fields() == {"teachers": ["li"]}


@pytest.mark.parametrize(("site", "teachers"), [("大会堂", ()), (None, ("赵",)), (None, ("、",))])
def test_what_nothing_is_called_is_refused(
    root: Path, site: str | None, teachers: tuple[str, ...]
) -> None:
    with pytest.raises(CommandLineError):
        read_resources(lookup_of(root), site, teachers, TODAY)
