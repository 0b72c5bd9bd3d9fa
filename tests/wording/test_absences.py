"""Times of absence in words."""

import pytest

from partyschool_cli.model.types import Absence
from partyschool_cli.model.vocabulary import WEEKDAYS
from partyschool_cli.wording.absences import absence_text

PARTS = {"morning": "上午", "evening": "晚间"}


def test_absences(subtests: pytest.Subtests) -> None:
    cases: list[tuple[dict[str, object], str]] = [
        ({"from": "2026-03-20", "to": "2026-03-22"}, "2026年3月20日—22日"),
        ({"days": ["tue", "thu"]}, "每周二、周四"),
        ({"days": ["tue"], "day_parts": ["morning", "evening"]}, "每周二上午、晚间"),
        ({"days": [*WEEKDAYS], "day_parts": ["evening"]}, "每天晚间"),
        ({"from": "2026-03-20", "days": ["tue"]}, "2026年3月20日起每周二"),
        ({"to": "2026-03-20", "days": ["tue"]}, "到2026年3月20日为止每周二"),
        (
            {"from": "2026-03-20", "to": "2026-03-20", "day_parts": ["morning"]},
            "2026年3月20日上午",
        ),
    ]
    for absence, text in cases:
        with subtests.test(absence=absence):
            assert absence_text(Absence.model_validate(absence), PARTS) == text
