"""What is said to people of a weather warning."""

import pytest

from partyschool_cli.wording.weather import safety, weather_words


def test_what_to_mind_fits_the_warning(subtests: pytest.Subtests) -> None:
    cases = [
        ("暴雪橙色预警", "防滑"),
        ("暴雨红色预警", "涉水"),
        ("高温橙色预警", "中暑"),
        ("大风蓝色预警", "临时棚架"),
        ("雷雨大风黄色预警", "大树"),
        ("大雾", "慢行"),
        ("地质灾害", "非必要不外出"),
    ]
    for warning, word in cases:
        with subtests.test(warning=warning):
            assert word in safety(warning)


def test_the_sentences_of_a_notice() -> None:
    assert weather_words("暴雪橙色预警") == (
        "请留意暴雪橙色预警，非必要不外出。",
        "出行注意防滑防寒，烤火取暖谨防煤烟中毒。",
    )
