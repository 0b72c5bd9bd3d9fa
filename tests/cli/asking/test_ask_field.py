"""Tests of asking for one field."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.asking.ask_field import FieldQuestion, ask_field
from partyschool_cli.edit.said import ValueContext
from partyschool_cli.model.describe import MODELS, field_at
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.cli.conftest import TypeKeys


def _ask(root: Path, kind: Kind, name: str, required: bool = True, default: Any = None) -> Any:
    tree = DiskTree(root)
    field = field_at(MODELS[kind], (name,))
    assert field is not None
    context = ValueContext(dt.date(2026, 3, 2), kind)
    question = FieldQuestion(field, required, default)
    return ask_field(Lookup(tree, lambda: load(tree)), question, context)


@pytest.mark.parametrize(
    ("kind", "name", "keys", "value"),
    [
        (Kind.COURSE, "title", " 党史 \r", "党史"),
        (Kind.COURSE, "strand", "理论\r", "theory"),
        (Kind.COURSE, "school", "柳杜\r", "liudu"),
        (Kind.COURSE, "theme", "1\r", "political-theory"),
        (Kind.COURSE, "contact_hours", "2学时\r", 2),
        (Kind.COURSE, "contact_hours", "1.5\r", 1.5),
        (Kind.COURSE, "audience", "党员、农民\r\r", ["members", "farmers"]),
        (Kind.COURSE, "flagship", "是\r", True),
        (Kind.COURSE, "flagship", "否\r", False),
        (Kind.COURSE, "topics", "党史\r党章，党规\r\r", ["党史", "党章，党规"]),
        (Kind.COURSE, "season", "3月1日至5月31日\r", {"from": "03-01", "to": "05-31"}),
        (Kind.COURSE, "reviewed", "1月8日\r", "2026-01-08"),
        (Kind.TEACHER, "office", "党委书记\r", "party-secretary"),
        (Kind.TEACHER, "office", "宣讲员\r", "宣讲员"),
        (
            Kind.TEACHER,
            "unavailable",
            "3月20日至22日 外出\r\r",
            [{"from": "2026-03-20", "to": "2026-03-22", "why": "外出"}],
        ),
        (
            Kind.SITE,
            "open",
            "周一至周二 9:00-17:00\r",
            {"days": ["mon", "tue"], "from": "09:00", "to": "17:00"},
        ),
        (Kind.SITE, "travel_minutes", "教室 25分钟\r\r", {"jiaoshi": 25}),
    ],
)
def test_a_field_as_a_clerk_says_it(
    root: Path, type_keys: TypeKeys, kind: Kind, name: str, keys: str, value: Any
) -> None:
    type_keys(keys)
    found = _ask(root, kind, name)
    assert (found, type(found)) == (value, type(value))


def test_a_wrong_value_is_asked_again(root: Path, type_keys: TypeKeys) -> None:
    type_keys("两个\r\x153\r")
    assert _ask(root, Kind.COURSE, "contact_hours") == 3


@pytest.mark.parametrize("name", ["title", "strand", "audience", "topics", "contact_hours"])
def test_a_required_one_cannot_be_left_out(root: Path, type_keys: TypeKeys, name: str) -> None:
    type_keys("\r\x03")
    with pytest.raises(KeyboardInterrupt):
        _ask(root, Kind.COURSE, name)


@pytest.mark.parametrize("name", ["summary", "strand", "teachers", "topics", "season", "flagship"])
def test_enter_alone_leaves_an_optional_one_out(root: Path, type_keys: TypeKeys, name: str) -> None:
    type_keys("\r")
    assert _ask(root, Kind.COURSE, name, required=False) is None


@pytest.mark.parametrize(
    ("name", "default"),
    [
        ("strand", "practical"),
        ("contact_hours", 2),
        ("contact_hours", 1.5),
        ("audience", ["farmers", "members"]),
    ],
)
def test_enter_alone_takes_the_default(
    root: Path, type_keys: TypeKeys, name: str, default: Any
) -> None:
    type_keys("\r")
    assert _ask(root, Kind.COURSE, name, default=default) == default
