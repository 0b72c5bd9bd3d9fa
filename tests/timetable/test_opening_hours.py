"""Opening hours and their defaults."""

import pytest

from partyschool_cli.model.site import Site
from partyschool_cli.timetable.opening_hours import opening_hours

EIGHT, TEN, MIDNIGHT = 8 * 60, 10 * 60, 24 * 60


@pytest.mark.parametrize(
    ("fields", "hours"),
    [
        ({}, (0, MIDNIGHT)),
        ({"open": {"from": "08:00"}}, (EIGHT, MIDNIGHT)),
        ({"open": {"to": "10:00"}}, (0, TEN)),
        ({"open": {"from": "08:00", "to": "10:00"}}, (EIGHT, TEN)),
    ],
)
def test_from_when_to_when(fields: dict[str, object], hours: tuple[int, int]) -> None:
    usual = {"id": "hall", "title": "礼堂", "venue": "classroom", "capacity": 50}
    assert opening_hours(Site.model_validate({**usual, **fields})) == hours
