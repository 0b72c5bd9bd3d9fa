"""The examples that clerks are given can be asked."""

import re
from datetime import date
from pathlib import Path

import pytest

from partyschool_cli.catalog.query.error import QueryError
from partyschool_cli.catalog.query.match import parse_query
from partyschool_cli.catalog.records.build import record_fields
from partyschool_cli.model.kind import Kind

PAGE = Path(__file__).parents[3] / "docs" / "queries.md"


def examples() -> list[str]:
    table = PAGE.read_text(encoding="utf-8").split("## 例子")[1].split("## 规矩")[0]
    rows = (line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `"))
    return [example for row in rows for example in re.findall("`([^`]+)`", row)]


def answers(query: str, kind: Kind) -> bool:
    try:
        parse_query([query], record_fields(kind), date(2026, 10, 14))
    except QueryError:
        return False
    return True


def test_there_are_examples() -> None:
    assert len(examples()) > 15


def test_an_example_is_a_query_of_some_kind(subtests: pytest.Subtests) -> None:
    for query in examples():
        with subtests.test(query=query):
            assert any(answers(query, kind) for kind in Kind)
