"""A year's plan in Excel: the sheet for print, and a flat row a class."""

from partyschool_cli.export.plan_content import HEADS
from tests.export.excel import merged, read, texts
from tests.export.yearly_documents import plan


def test_the_sheet_for_print_is_one_page_of_a3_across() -> None:
    page = read(plan(), paper="a3")["计划表"]
    assert (page.page_setup.paperSize, page.page_setup.orientation) == (8, "landscape")
    assert page.sheet_properties.pageSetUpPr.fitToPage
    said = list(texts(page))
    assert set(HEADS) <= set(said)
    schools = {row.school for row in plan().rows}
    held = [row.school for row in plan().rows]
    beside = [name for name in merged(page).values() if name in schools]
    assert set(beside) == {name for name in held if held.count(name) > 1}


def test_a_flat_row_a_class() -> None:
    page = read(plan(), paper="a3")["明细"]
    head, *rows = page.iter_rows(values_only=True)
    assert head == ("学校", "班次", "对象", "人数", "学时", "状态", *HEADS[5:])
    assert [row[1] for row in rows] == [row.title for row in plan().rows]
    assert [row[3] for row in rows] == [row.size for row in plan().rows]
    assert [row[5] for row in rows].count("草稿") == sum(row.is_draft for row in plan().rows)
