"""What Chinese input methods and words of SQL do to a query."""

import duckdb
import pytest

from partyschool_cli.many.lake.schemas import tables
from partyschool_cli.many.sql.written_words import as_written, full_width_hint, reserved_hint


def test_columns_can_be_queried_as_they_are_written() -> None:
    names = {column.name for table in tables() for column in table.columns}
    assert {'"from"', '"to"', '"end"'} <= {as_written(name) for name in names}
    shown = ", ".join(as_written(name) for name in names)
    assert len(duckdb.extract_statements(f"SELECT {shown} FROM t ORDER BY {shown}")) == 1


def test_other_columns_are_written_without_quotes() -> None:
    names = {column.name for table in tables() for column in table.columns}
    for name in names:
        if as_written(name) != name:
            with pytest.raises(duckdb.ParserException):
                duckdb.extract_statements(f"SELECT {name} FROM t")


@pytest.mark.parametrize(
    ("sql", "hint"),
    [
        ("SELECT id，title", "标点要用半角：， 写成 ,"),
        ("SELECT count（*）", "标点要用半角：（ 写成 ("),
        ("WHERE title = ‘党章’", "标点要用半角：‘ 写成 '"),
        ("WHERE title = '（党章）'", ""),
        ("SELECT 1 -- 先，数一数", ""),
        ('SELECT 1 AS "课，次"', ""),
    ],
)
def test_full_width_signs_are_found_outside_of_quotes(sql: str, hint: str) -> None:
    assert full_width_hint(sql) == hint


@pytest.mark.parametrize(
    ("sql", "name"),
    [
        ("SELECT id, from FROM classes", "from"),
        ("SELECT from FROM classes", "from"),
        ("SELECT id FROM classes WHERE to > DATE '2026-01-01'", "to"),
        ("SELECT id FROM sessions ORDER BY date, end", "end"),
        ("SELECT order, name FROM teachers", "order"),
        ('SELECT id, "from" FROM classes', None),
        ("SELECT CASE WHEN true THEN 1 END FROM classes", None),
        ("SELECT id FROM classes GROUP BY id ORDER BY id", None),
    ],
)
def test_columns_that_are_words_of_sql_are_found(sql: str, name: str | None) -> None:
    assert (f'"{name}"' in reserved_hint(sql)) if name else reserved_hint(sql) == ""
