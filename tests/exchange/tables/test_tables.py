"""Tables in the shapes that offices use, each with its right reading."""

import pytest

from tests.exchange.tables import grids, lists, registers
from tests.exchange.tables.case import left, lines, whys

CASES = (*lists.CASES, *grids.CASES, *registers.CASES)


def test_a_table_is_read_as_a_person_reads_it(subtests: pytest.Subtests) -> None:
    for case in CASES:
        with subtests.test(case.name):
            reading = case.reading
            assert lines(reading) == case.rows
            for guess in case.guesses:
                assert guess in whys(reading)
            about = {
                name: one.value for table in reading.tables for name, one in table.about.items()
            }
            assert {name: about.get(name) for name in case.about} == case.about


def test_what_is_left_out_is_told_with_its_cell_and_why(subtests: pytest.Subtests) -> None:
    for case in CASES:
        with subtests.test(case.name):
            told = [
                (f"{'!' if one.is_failure else ''}{one.cell}", one.why)
                for one in left(case.reading)
            ]
            assert [cell for cell, _ in told] == [cell for cell, _ in case.left], told
            for (_, why), (_, expected) in zip(told, case.left, strict=True):
                assert expected in why


def test_there_are_enough_of_them() -> None:
    assert len({case.name for case in CASES}) == len(CASES) >= 40
