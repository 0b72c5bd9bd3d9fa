"""What a document is of: several of one kind, each once."""

import pytest

from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.arguments.subject import subject_named, subjects_named
from partyschool_cli.errors import CommandLineError
from partyschool_cli.model.kind import Kind
from tests.catalogs import QINGSHI, loaded

CATALOG = loaded(QINGSHI)


def test_several_of_one_kind_in_the_order_of_the_command_line() -> None:
    named = subjects_named(CATALOG, ("nanping-members-2026", "河口镇农民夜校"))
    assert named == (
        Key(Kind.CLASS, "nanping-members-2026"),
        Key(Kind.CLASS, "hekou-evening-2026"),
    )
    assert subjects_named(CATALOG, schools=("hekou", "河口镇党校")) == (Key(Kind.SCHOOL, "hekou"),)
    assert subjects_named(CATALOG) == ()


def test_one_or_none() -> None:
    assert subject_named(CATALOG, None, None, "hekou-classroom", None) == Key(
        Kind.SITE, "hekou-classroom"
    )
    assert subject_named(CATALOG, None, None, None, None) is None


def test_two_kinds_are_no_document() -> None:
    with pytest.raises(CommandLineError, match="CLASS 和 --school 不能一起用"):
        subjects_named(CATALOG, ("nanping-members-2026",), schools=("hekou",), first="CLASS")
