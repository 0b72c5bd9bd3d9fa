"""Tests of arguments that a command line lacks."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.lookup import Lookup
from partyschool_cli.cli.asking.arguments import (
    completed_arguments,
    entity_argument,
    session_argument,
    word_argument,
)
from partyschool_cli.errors import CommandLineError
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.cli.conftest import TypeKeys


def _lookup(root: Path) -> Lookup:
    tree = DiskTree(root)
    return Lookup(tree, lambda: load(tree))


def _whole_number(text: str) -> int:
    if not text.isdecimal():
        raise CommandLineError("不是数字")
    return int(text)


def test_only_what_lacks_is_asked(root: Path, type_keys: TypeKeys) -> None:
    lookup = _lookup(root)
    type_keys("轮训\r" + "s01\r" + "八\r\x158\r")
    found = completed_arguments(
        (
            entity_argument(lookup, "wang", "哪一个（REF）"),
            session_argument(lookup, None, "哪次课（REF）"),
            word_argument(None, "几次（--times）", "数字", _whole_number),
        ),
        asks=True,
        hint="",
    )
    assert found == ["wang", "banci/s01", "8"]


def test_all_that_lacks_is_named_at_once(root: Path) -> None:
    lookup = _lookup(root)
    arguments = (
        entity_argument(lookup, None, "哪一个（REF）"),
        session_argument(lookup, "banci/s01", "哪次课（REF）"),
        word_argument(None, "几次（--times）", "数字"),
    )
    with pytest.raises(CommandLineError) as raised:
        completed_arguments(arguments, asks=False, hint="写上")
    assert raised.value.message == "还缺：哪一个（REF）、几次（--times）"
    assert raised.value.hint == "写上"
