"""What a class does besides courses."""

import pytest

from partyschool_cli.exchange.foreign.values.activities import (
    begins_as_activity,
    is_activity,
    is_pause,
)


def test_pauses_and_activities() -> None:
    assert is_pause("午 休")
    assert is_pause("午餐、午休")
    assert not is_pause("午餐会交流")
    assert is_activity("分组讨论")
    assert is_activity("2026年党员轮训班开班仪式")
    assert not is_activity("党章导读")


@pytest.mark.parametrize(
    "title", ["参观东山镇红色教育基地", "分组讨论（一）", "学员论坛：我为群众"]
)
def test_a_whole_title_may_begin_as_an_activity_does(title: str) -> None:
    assert begins_as_activity(title)
    assert not is_activity(title)


def test_a_course_does_not_begin_as_an_activity_does() -> None:
    assert not begins_as_activity("怎样开好班会")
