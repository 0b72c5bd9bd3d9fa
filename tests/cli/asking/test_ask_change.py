"""Tests of asking for a change of one field."""

import datetime as dt
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.catalog.references import Key
from partyschool_cli.cli.asking.ask_change import ask_change
from partyschool_cli.edit.assignment import Assignment
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.cli.conftest import TypeKeys


@pytest.mark.parametrize(
    ("keys", "changes"),
    [
        ("学时\r3学时\r", [("contact_hours", "=", "3学时")]),
        ("学时\r\r", [("contact_hours", "=", "2")]),  # as it is
        ("模块\r实用\r", [("strand", "=", "practical")]),
        ("对象\r党员、农民\r\r", [("audience", "=", "members、farmers")]),
        ("精品课\r是\r", [("flagship", "=", "true")]),
        ("专题\r党史\r党章\r\r", [("topics", "=", "党史"), ("topics", "+=", "党章")]),
        ("季节\r3月1日至5月31日\r", [("season", "=", "3月1日至5月31日")]),
        ("简介\r\r", []),
    ],
)
def test_a_change_as_set_takes_it(
    root: Path, type_keys: TypeKeys, keys: str, changes: list[tuple[str, str, str]]
) -> None:
    tree = DiskTree(root)
    lookup, key = Lookup(tree, lambda: load(tree)), Key(Kind.COURSE, "dangzhang")
    context = ValueContext(dt.date(2026, 3, 2), Kind.COURSE, lookup.content(key))
    type_keys(keys)
    assert ask_change(lookup, key, context) == [Assignment(*one) for one in changes]
