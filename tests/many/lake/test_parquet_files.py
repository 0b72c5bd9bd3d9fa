"""The files of a county, read back by DuckDB, pyarrow and polars: types, nulls, lists, Chinese."""

import datetime as dt
import io
from collections.abc import Mapping
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partyschool_cli.many.county import County
from partyschool_cli.many.lake.column import PARQUET_TYPES
from partyschool_cli.many.lake.lake_paths import TABLE_NAMES
from partyschool_cli.many.lake.parquet_files import parquet_files
from partyschool_cli.many.lake.rows import Row, table_rows
from partyschool_cli.many.lake.schemas import Table, tables
from tests.catalogs import QINGSHI, loaded
from tests.many.lake.counties import TODAY

EMPTY: Mapping[str, tuple[Row, ...]] = dict.fromkeys(TABLE_NAMES, ())
TEACHERS = next(table for table in tables() if table.name == "teachers")
BY_TABLE = pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)


@cache
def rows() -> Mapping[str, tuple[Row, ...]]:
    return table_rows(loaded(QINGSHI), County("000001", "000001", "示例县"), TODAY)


@cache
def files() -> Mapping[str, bytes]:
    return parquet_files(rows())


def typed(row: Row, table: Table) -> dict[str, Any]:
    """A row as readers give it: its dates are dates."""
    dates = {column.name for column in table.columns if column.type == "date"}
    return {
        name: dt.date.fromisoformat(value) if name in dates and value is not None else value
        for name, value in row.items()
    }


def types_of(schema: pa.Schema) -> list[str]:
    names = {"date32[day]": "date32", "list<element: string>": "list<string>"}
    return [names.get(str(field.type), str(field.type)) for field in schema]


@BY_TABLE
def test_pyarrow_reads_each_value_and_type(table: Table) -> None:
    read = pq.read_table(io.BytesIO(files()[f"{table.name}.parquet"]))
    assert read.column_names == list(table.column_names)
    assert types_of(read.schema) == [PARQUET_TYPES[column.type] for column in table.columns]
    assert read.to_pylist() == [typed(row, table) for row in rows()[table.name]]


@BY_TABLE
def test_polars_reads_each_value(table: Table) -> None:
    import polars as pl

    read = pl.read_parquet(io.BytesIO(files()[f"{table.name}.parquet"]))
    assert read.to_dicts() == [typed(row, table) for row in rows()[table.name]]


@cache
def files_without_rows() -> Mapping[str, bytes]:
    return parquet_files(EMPTY)


@BY_TABLE
def test_a_table_without_rows_has_its_types(table: Table) -> None:
    data = io.BytesIO(files_without_rows()[f"{table.name}.parquet"])
    assert types_of(pq.read_schema(data)) == [
        PARQUET_TYPES[column.type] for column in table.columns
    ]


def test_a_column_without_values_has_its_type() -> None:
    nothing = dict.fromkeys(TEACHERS.column_names)
    data = parquet_files({**EMPTY, "teachers": (nothing, nothing)})["teachers.parquet"]
    read = pq.read_table(io.BytesIO(data))
    assert types_of(read.schema) == [PARQUET_TYPES[column.type] for column in TEACHERS.columns]
    assert read.to_pylist() == [nothing, nothing]


def test_the_same_rows_give_the_same_bytes() -> None:
    assert parquet_files(rows()) == files()


TEXTS = st.none() | st.text(st.characters(exclude_categories=["Cs"]))
TEACHER_ROWS = st.fixed_dictionaries(
    {name: st.none() for name in TEACHERS.column_names}
    | {
        "name": TEXTS,
        "topics": st.none() | st.lists(TEXTS),
        "order": st.none() | st.integers(-9, 2**62),
    }
)


# Seven files are written each time: a quarter as often, with several rows.
@settings(max_examples=settings().max_examples // 4)
@given(st.lists(TEACHER_ROWS, min_size=1, max_size=8))
def test_any_text_and_number_comes_back(rows: list[Row]) -> None:
    data = parquet_files({**EMPTY, "teachers": rows})["teachers.parquet"]
    assert pq.read_table(io.BytesIO(data)).to_pylist() == rows
