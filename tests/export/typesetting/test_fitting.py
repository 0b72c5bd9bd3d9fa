"""What is left of a page goes to its rows."""

import pytest

from partyschool_cli.export.typesetting.fitting import level, sizes, spread


def test_sizes_are_tried_from_the_largest_by_half_a_point() -> None:
    assert sizes(16, 14) == (16, 15.5, 15, 14.5, 14)
    assert sizes()[0] == 16
    assert sizes()[-1] == 8


def test_low_rows_grow_to_one_height() -> None:
    heights = level([10, 20, 50], 110, 100)
    assert heights == pytest.approx((30, 30, 50), abs=0.01)
    assert level([10, 20], 100, 25) == pytest.approx((25, 25), abs=0.01)


def test_all_rows_grow_alike() -> None:
    assert spread([10, 20], 50, 100) == (20, 30)
    assert spread([10, 40], 90, 35) == (30, 40)


def test_rows_that_do_not_fit_stay_as_they_are() -> None:
    assert spread([30, 40], 50, 35) == (30, 40)
    assert level([30, 40], 50, 35) == (30, 40)
