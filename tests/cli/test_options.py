"""The global options' values, and the environment that stands in for them."""

import pytest

from tests.cli.conftest import Pschool


@pytest.mark.parametrize("value", ["abc", "-", "99999999999999999999"])
def test_an_epoch_that_is_no_day_is_told(pschool: Pschool, value: str) -> None:
    result = pschool("list", env={"SOURCE_DATE_EPOCH": value})
    assert result.code == 2
    assert f"SOURCE_DATE_EPOCH 的值“{value}”不对" in result.err


@pytest.mark.parametrize(
    ("date", "hint"),
    [("2026/10/12", "是不是 2026-10-12？"), ("哪天", "写成 2026-10-12 这样")],
)
def test_a_date_that_is_none_is_told(pschool: Pschool, date: str, hint: str) -> None:
    result = pschool("list", "--today", date)
    assert result.code == 2
    assert result.err == f"错误：--today 的日期“{date}”不对\n提示：{hint}\n"
