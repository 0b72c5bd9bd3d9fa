"""What is read of an xlsx sheet before calamine reads it."""

import pytest

from partyschool_cli.exchange.foreign.cells.grid import UNCALCULATED, Range
from partyschool_cli.exchange.foreign.sheets.archive import Archive
from partyschool_cli.exchange.foreign.sheets.limits import Budget
from partyschool_cli.exchange.foreign.sheets.read_sheets import read_sheets
from partyschool_cli.exchange.foreign.sheets.xlsx_shape import xlsx_shapes
from tests.exchange.foreign.sheets.made_files import xlsx_of
from tests.exchange.tables.build import xlsx


def test_extent_merged_ranges_and_what_is_hidden() -> None:
    build = xlsx(
        [["a", "b"], ["c", "d"]], ["A1:A2"], hidden_rows=[2], hidden_columns=["B"], name="课表"
    )
    shapes = xlsx_shapes(Archive("a.xlsx", build(), Budget("a.xlsx")))
    shape = shapes["课表"]
    assert (shape.height, shape.width) == (2, 2)
    assert shape.merges == [Range(0, 0, 1, 0)]
    assert shape.hidden_rows == {1}
    assert 1 in shape.hidden_columns


def test_empty_cells_with_a_style_do_not_count_for_the_extent() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="900"><c r="Z900" s="1"/></row>'
    shape = xlsx_shapes(Archive("a", xlsx_of(rows), Budget("a")))["表"]
    assert (shape.height, shape.width) == (1, 1)


def test_a_formula_without_a_value_is_no_empty_cell(subtests: pytest.Subtests) -> None:
    cases: list[tuple[str, bool]] = [
        ('<c r="A1"><f>1+2</f></c>', True),
        ('<c r="A1"><f>1+2</f><v></v></c>', True),
        ('<c r="A1"><f>1+2</f><v>3</v></c>', False),
        ('<c r="A1" t="str"><f>""</f><v></v></c>', False),
        ('<c r="A1"/>', False),
    ]
    for cell, is_uncalculated in cases:
        with subtests.test(cell=cell, is_uncalculated=is_uncalculated):
            data = xlsx_of(f'<row r="1">{cell}<c r="B1"><v>1</v></c></row>')
            shape = xlsx_shapes(Archive("a", data, Budget("a")))["表"]
            assert shape.uncalculated == ({(0, 0)} if is_uncalculated else set())
            first = read_sheets("a.xlsx", data).sheets[0].rows[0][0]
            assert (first == UNCALCULATED) is is_uncalculated
