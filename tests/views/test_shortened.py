"""Long sections on a screen: the first rows, the sum, and how many more there are."""

from partyschool_cli.export.combined_limits import TOTAL
from partyschool_cli.views.shortened import shortened
from partyschool_cli.views.stats_sections import Row, Section


def section(count: int, *more: Row) -> Section:
    rows = (*(Row(str(number), (str(number),)) for number in range(count)), *more)
    return Section("按学校", "学校", ("学时",), rows, notes=("合班算一次",))


def test_a_sum_stays_the_last_row() -> None:
    found = shortened(section(5, Row(TOTAL, ("10",))), 2)
    assert [row.label for row in found.rows] == ["0", "1", TOTAL]
    assert found.notes[0].startswith("另有 3 行")
    assert found.notes[1] == "合班算一次"


def test_what_fits_is_as_it_was() -> None:
    for fits in (section(3), section(3, Row(TOTAL, ("3",))), section(0)):
        assert shortened(fits, 3) is fits
    assert shortened(section(99), None) == section(99)
