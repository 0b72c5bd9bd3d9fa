"""The week days of a site."""

from partyschool_cli.export.web.opening_days import opening_days
from partyschool_cli.model.site import OpeningHours


def test_closed_days_are_among_the_seven() -> None:
    hours = OpeningHours.model_validate({"days": ["tue", "sun"], "from": "09:00", "to": "17:30"})
    shown = opening_days(hours)
    assert "".join(day for day, _ in shown.days) == "一二三四五六日"
    assert [day for day, is_open in shown.days if is_open] == ["二", "日"]
    assert "09:00—17:30" in shown.text


def test_without_days_all_are_open() -> None:
    shown = opening_days(OpeningHours.model_validate({"from": "09:00"}))
    assert all(is_open for _, is_open in shown.days)
