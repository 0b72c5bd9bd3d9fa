"""Markdown, read back by its tables."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from partyschool_cli.catalog.load import load
from partyschool_cli.source.files.disk_tree import DiskTree
from tests.catalogs import write_catalog
from tests.export.contents import content_of, short_date
from tests.export.printed import CATALOG, OPTIONS, SHIPPED, timetable, written
from tests.hostile_catalog import CONTROLS, HOSTILE, LONG, hostile_catalog
from tests.timetables import session, training_class

GRID = replace(OPTIONS, layout="grid")
_EDGE = re.compile(r"(?<!\\)\|")


def tables(data: bytes) -> list[list[list[str]]]:
    """The body rows of each table, as cells."""
    found: list[list[list[str]]] = []
    inside = False
    for line in data.decode().splitlines():
        if not line.startswith("|"):
            inside = False
            continue
        if not inside:
            found.append([])
            inside = True
        found[-1].append([cell.strip() for cell in _EDGE.split(line)[1:-1]])
    for rows in found:
        assert {len(row) for row in rows} == {len(rows[0])}
    return [rows[2:] for rows in found]


def test_every_session_of_a_shipped_class_is_a_row() -> None:
    for name in SHIPPED.classes:
        document = timetable(SHIPPED, name)
        (rows,) = tables(written("md", document))
        found = [(row[0].split("<br>")[0], row[1].split("<br>")[1]) for row in rows]
        assert found == [
            (short_date(entry.date), f"{entry.start:%H:%M}—{entry.end:%H:%M}")
            for entry in document.sheet.entries
        ], name


def test_sheets_of_several_classes_are_parts_with_a_heading_each() -> None:
    first, second = (
        timetable(SHIPPED, name) for name in ("liudu-members-2026", "mayu-evening-2026")
    )
    text = written("md", replace(first, more=(second,))).decode()
    headings = re.findall(r"^(#+) (.*)$", text, re.MULTILINE)
    assert [level for level, _ in headings] == ["#", "##", "##"]
    assert headings[0][1].endswith("课程表等2份")
    sheets = (first.sheet, second.sheet)
    assert [len(rows) for rows in tables(text.encode())] == [len(one.entries) for one in sheets]


def test_every_session_is_in_the_grid() -> None:
    for name in SHIPPED.classes:
        document = timetable(SHIPPED, name)
        text = "".join(
            cell for rows in tables(written("md", document, GRID)) for row in rows for cell in row
        )
        for entry in document.sheet.entries:
            assert entry.title in text, name


def test_a_merged_cell_points_up(tmp_path: Path) -> None:
    text = training_class(
        session("s01", "2026-10-12 08:30-17:30", activity="外出"),
        session("s02", "2026-10-13 14:30-17:30", activity="座谈", status="cancelled"),
    )
    document = timetable(
        load(DiskTree(write_catalog(tmp_path, {"classes/banci.yaml": text}))), "banci"
    )
    (rows,) = tables(written("md", document, GRID))
    assert [row[:3] for row in rows] == [["上午", "外出", ""], ["下午", "〃", "【取消】座谈"]]


def test_the_catalog_has_every_course_under_its_heading() -> None:
    text = written("md", CATALOG).decode()
    headings = re.findall(r"^### (\S+)　", text, re.MULTILINE)
    assert headings == [course.number for each in CATALOG.sections for course in each.courses]
    flagship = sum(course.is_flagship for each in CATALOG.sections for course in each.courses)
    assert text.count(" ★") == flagship


def test_a_register_is_a_table_a_group() -> None:
    document = content_of(SHIPPED, "sites")
    found = tables(written("md", document))
    assert [len(rows) for rows in found] == [len(group.rows) for group in document.groups]


@pytest.mark.parametrize("text", [HOSTILE, HOSTILE + CONTROLS, LONG, "a\n# b\n- c\n| d |", "1. x"])
def test_hostile_text_is_no_markup(tmp_path: Path, text: str) -> None:
    found = load(DiskTree(hostile_catalog(tmp_path, text)))
    for options in (OPTIONS, GRID):
        data = written("md", timetable(found, "banci"), options)
        for rows in tables(data):
            assert rows
        assert len(re.findall(r"^#", data.decode(), re.MULTILINE)) == 1
        assert not re.search(r"(?<!\\)<(?!br>)", data.decode())
    catalog = written("md", content_of(found, "catalog")).decode()
    assert len(re.findall(r"^#+ ", catalog, re.MULTILINE)) == 3
