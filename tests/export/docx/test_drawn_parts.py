"""Laid-out parts in Word: the year's plan on A3, the ledger with its sums."""

import datetime as dt

from docx.enum.section import WD_ORIENT

from partyschool_cli.export.document import Scope, load_document
from partyschool_cli.export.plan_content import HEADS
from tests.catalogs import QINGSHI, loaded
from tests.export.word import all_text, read
from tests.export.yearly_documents import plan


def test_the_plan_is_one_table_on_a3_across() -> None:
    document = read(plan(), paper="a3")
    (section,) = document.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (420, 297)
    (table,) = document.tables
    assert [cell.text for cell in table.rows[0].cells] == list(HEADS)
    assert len(table.rows) == len(plan().rows) + 2
    assert "10日起\n4 天" in [cell.text for row in table.rows for cell in row.cells]


def test_the_ledger_has_its_sums_in_sections_of_their_own() -> None:
    scope = Scope(today=dt.date(2026, 6, 30))
    document = read(load_document("ledger").build(loaded(QINGSHI), scope))
    assert len(document.sections) == 3
    text = all_text(document)
    places = [text.index(title) for title in ("2026年上半年（", "授课台账合计", "授课台账各人合计")]
    assert places == sorted(places)
    ends = {table.rows[-1].cells[0].text.replace("\n", "") for table in document.tables}
    assert "2026年全年" in ends
