"""Fields that are groups, as plain columns."""

from typing import Any

import pytest

from partyschool_cli.many.lake.group_columns import GROUP_COLUMNS, group_values
from partyschool_cli.model.describe import MODELS, fields_of

AWAY = [
    {"from": "2026-08-01", "to": "2026-08-31", "why": "布展"},
    {"from": "2026-03-20", "days": ["tue", "thu"], "day_parts": ["afternoon"]},
    {"days": ["mon"]},
]


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        (
            "season",
            {"from": "03-01", "to": "05-31"},
            {"season_from": "03-01", "season_to": "05-31"},
        ),
        ("season", None, {"season_from": None, "season_to": None}),
        ("themes", {"a": "甲", "b": "乙"}, {"themes": ["a", "b"], "theme_titles": ["甲", "乙"]}),
        ("themes", None, {"themes": None, "theme_titles": None}),
        (
            "materials",
            [{"title": "教案", "path": "a.docx"}, {"title": "视频", "url": "https://example.org/"}],
            {
                "material_titles": ["教案", "视频"],
                "material_links": ["a.docx", "https://example.org/"],
            },
        ),
        (
            "open",
            {"days": ["mon"], "from": "08:30"},
            {"open_days": ["mon"], "open_from": "08:30", "open_to": None},
        ),
        ("travel_minutes", {"a": 10, "b": 5}, {"travel_minutes": ["a=10", "b=5"]}),
        ("sessions", [{"id": "s01"}, {"id": "s02"}], {"sessions": 2}),
    ],
)
def test_a_group_becomes_plain_values(field: str, value: Any, expected: dict[str, Any]) -> None:
    assert group_values(field, value, is_private=False) == expected


def test_an_absence_is_a_span_and_what_it_is_of() -> None:
    shown = group_values("unavailable", AWAY, is_private=True)
    assert shown["unavailable"] == [
        "2026-08-01/2026-08-31",
        "2026-03-20/.. tue,thu afternoon",
        "../.. mon",
    ]
    assert shown["unavailable_reasons"] == ["布展", None, None]


def test_reasons_are_private() -> None:
    assert group_values("unavailable", AWAY, is_private=False)["unavailable_reasons"] is None


def test_every_group_of_the_format_has_its_columns() -> None:
    groups = {
        field.name
        for model in MODELS.values()
        for field in fields_of(model)
        if field.type in {"group", "mapping"}
    }
    assert groups == GROUP_COLUMNS.keys()
