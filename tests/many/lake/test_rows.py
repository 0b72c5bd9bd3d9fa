"""The rows of a county: those of `list --format json`, flat, without what is not to be seen."""

import json
from pathlib import Path

import pytest

from partyschool_cli.catalog.records.build import records_in_use
from partyschool_cli.many.county import County
from partyschool_cli.many.lake.rows import table_rows
from partyschool_cli.many.lake.schemas import Table, tables
from partyschool_cli.model.kind import Kind
from tests.catalogs import QINGSHI, loaded, write_catalog
from tests.many.lake.counties import SECRET_TEACHER, SECRETS, TEACHER, TODAY, table_of

COUNTY = County("000001", "000001", "示例县")
ROWS = table_rows(loaded(QINGSHI), COUNTY, TODAY, is_private=True)


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.name)
def test_a_row_has_the_columns_of_its_table_in_their_order(table: Table) -> None:
    assert {tuple(row) for row in ROWS[table.name]} <= {table.column_names}
    assert {row["county"] for row in ROWS[table.name]} <= {"000001"}


@pytest.mark.parametrize("kind", Kind)
def test_rows_are_the_records_that_are_listed(kind: Kind) -> None:
    records = list(records_in_use(loaded(QINGSHI), kind))
    rows = ROWS[kind.plural]
    assert records
    assert [row["id"] for row in rows] == [record["id"] for record in records]
    shared = [name for name in table_of(kind).column_names if name in records[0]]
    for row, record in zip(rows, records, strict=True):
        for name in shared:
            if not isinstance(record[name], dict) and name not in {"unavailable", "sessions"}:
                assert row[name] == record[name]


def test_only_the_tables_that_are_asked_for_are_made() -> None:
    assert table_rows(loaded(QINGSHI), COUNTY, TODAY, names=["sites"]).keys() == {"sites"}


def test_what_is_retired_is_left_out_as_in_lists(tmp_path: Path) -> None:
    root = write_catalog(tmp_path, {TEACHER: "name: 王示例\nstatus: retired\n"})
    assert table_rows(loaded(root), COUNTY, TODAY)["teachers"] == ()


def test_notes_and_reasons_are_private_and_numbers_are_in_no_lake(tmp_path: Path) -> None:
    root = write_catalog(
        tmp_path,
        {
            TEACHER: SECRET_TEACHER,
            "teachers/13812345678.yaml": "name: 李示例\ncategory: school-teacher\n",
        },
    )
    catalog = loaded(root)
    public = json.dumps(table_rows(catalog, COUNTY, TODAY), ensure_ascii=False)
    private = json.dumps(table_rows(catalog, COUNTY, TODAY, is_private=True), ensure_ascii=False)
    assert [secret for secret in SECRETS if secret in public] == []
    assert [secret for secret in SECRETS if secret in private] == ["住院手术", "爱人是书记"]
    assert "2026-10-12/2026-10-12" in public
    assert "138********" in public
