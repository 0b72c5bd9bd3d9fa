"""A ledger is given back as it was, and nothing else is taken for one."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partyschool_cli.cache.stat_snapshot import look
from partyschool_cli.catalog.load import load
from partyschool_cli.lint.engine import run_rules
from partyschool_cli.lint.incremental.codec import read_ledger, written
from partyschool_cli.lint.incremental.state import Situation, ledger_of
from partyschool_cli.source.disk_tree import DiskTree
from tests.lint.counties import write_counties
from tests.lint.linting import TODAY, active

ANYTHING = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_a_ledger_is_given_back(tmp_path: Path) -> None:
    root = write_counties(tmp_path)
    catalog, now = load(DiskTree(root)), look(str(root))
    assert now is not None
    situation = Situation(root, TODAY, lambda _: active())
    ledger = ledger_of(situation, catalog, run_rules(catalog, TODAY, active()), now)
    assert ledger is not None
    assert ledger.of_manifest
    assert read_ledger(written(ledger)) == ledger


@pytest.mark.parametrize("data", [b"", b"{", b"null", b"[]", b"1", b"[" * 10_000, b"[2]", b"[1]"])
def test_what_is_none_is_none(data: bytes) -> None:
    assert read_ledger(data) is None


@given(st.lists(ANYTHING, max_size=12))
def test_a_forged_one_raises_nothing(fields: list[object]) -> None:
    read_ledger(json.dumps([1, *fields]).encode())
