"""Laid-out parts in Word: the year's plan on A3, the ledger with its sums."""

from docx.enum.section import WD_ORIENT

from partyschool_cli.export.plan_content import HEADS
from tests.export.word import all_text, read
from tests.export.yearly_documents import ledger, plan


def test_the_plan_is_one_table_on_a3_across() -> None:
    document = read(plan(), paper="a3")
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(HEADS)
    assert len(table.rows) == len(plan().rows) + 2
    assert "10日起\n4 天" in [cell.text for row in table.rows for cell in row.cells]


def test_the_ledger_has_its_sums_in_a_section_of_their_own() -> None:
    document = read(ledger())
    assert len(document.sections) == 2
    text = all_text(document)
    assert text.index("授课台账合计") > text.index("2026年下半年（")
    last = document.tables[-1]
    assert last.rows[0].cells[0].text == "时段"
    assert last.rows[-1].cells[0].text.replace("\n", "") == "2026年全年"
