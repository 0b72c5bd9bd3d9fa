"""`list` as a table for a terminal, and the line below it."""

from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.catalog.records.build import record_fields, records
from partyschool_cli.export.records.columns import named_columns
from partyschool_cli.export.records.main_columns import main_columns
from partyschool_cli.export.records.record_format import RecordListing
from partyschool_cli.model.kind import Kind
from partyschool_cli.source.files.disk_tree import DiskTree
from partyschool_cli.terminal.style import render
from partyschool_cli.terminal.table import Column
from partyschool_cli.views.record_table import counted_records, record_table, table_footer
from tests.catalogs import write_catalog


def listing(root: Path, columns: str | None = None) -> RecordListing:
    fields = record_fields(Kind.COURSE)
    chosen = named_columns(columns, Kind.COURSE, fields) if columns else main_columns(Kind.COURSE)
    return RecordListing(
        Kind.COURSE.title, tuple(records(load(DiskTree(root)), Kind.COURSE)), chosen, True
    )


def test_columns_of_low_priority_are_dropped_first(tmp_path: Path) -> None:
    table = record_table(listing(write_catalog(tmp_path)), 50, asked=False)
    text = render(table.lines, colour=False)
    assert "dangzhang" in text
    assert "党章导读" in text
    assert {column.key for column in table.hidden} >= {"audience", "delivery"}


def test_columns_that_were_asked_for_are_all_shown(tmp_path: Path) -> None:
    table = record_table(listing(write_catalog(tmp_path), "学时,audience"), 20, asked=True)
    assert table.hidden == ()
    assert render(table.lines, colour=False).split()[:2] == ["学时", "对象"]


def test_the_line_below_a_table() -> None:
    hidden = (Column("delivery", "授课方式", priority=1), Column("audience", "对象", priority=1))
    active = [{"status": "active"}]
    assert table_footer(Kind.COURSE, 88, active * 88, ()) == "共 88 门课程"
    assert table_footer(Kind.COURSE, 5, active * 88, hidden) == (
        "共 88 门课程，显示前 5 门；窗口较窄，没有显示：授课方式、对象"
    )
    assert table_footer(Kind.TEACHER, 0, active * 3, ()) == "共 3 名教师，一个也没有显示"


@pytest.mark.parametrize(
    ("kind", "drafts", "text"),
    [
        (Kind.COURSE, 3, "91 门课程，其中草稿 3 门"),
        (Kind.CLASS, 2, "90 个班次，其中草稿 2 个"),
        (Kind.SESSION, 0, "88 次课"),
    ],
)
def test_drafts_are_counted_apart(kind: Kind, drafts: int, text: str) -> None:
    records = [{"status": "active"}] * 88 + [{"status": "draft"}] * drafts
    assert counted_records(kind, records) == text
    assert table_footer(kind, len(records), records, ()) == f"共 {text}"
