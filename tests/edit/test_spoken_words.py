"""Week days that are said together."""

from partyschool_cli.edit.spoken_words import weekdays
from partyschool_cli.model.vocabulary import WEEKDAYS

ALL = list(WEEKDAYS)


def test_week_days() -> None:
    days: dict[str, list[str] | None] = {
        "周一至周五": ALL[:5],
        "周一到五": ALL[:5],
        "星期一 - 星期六": ALL[:6],
        "mon-fri": ALL[:5],
        "工作日": ALL[:5],
        "周末": ALL[5:],
        "每天": ALL,
        "一三五": ["mon", "wed", "fri"],
        "周二、周四": None,  # the list's own separators
        "周二周四": ["tue", "thu"],
        "周六日": ["sat", "sun"],
        "礼拜天": ["sun"],
        "周五至周一": None,
        "周八": None,
        "外出": None,
        "周": None,
    }
    assert {said: weekdays(said) for said in days} == days
