"""Values of records as people read them."""

import pytest

from partyschool_cli.catalog.records.query_fields import MOVED_FROM
from partyschool_cli.export.records.value_text import value_text


@pytest.mark.parametrize(
    ("was", "text"),
    [
        ("2026-03-09T08:30/10:00", "3月9日08:30—10:00"),
        ("2025-12-30T14:30/16:00", "2025年12月30日14:30—16:00"),
        (None, ""),
    ],
)
def test_when_a_session_was_to_be_has_its_year_if_that_is_another(
    was: str | None, text: str
) -> None:
    assert value_text({"date": "2026-03-12", "was": was}, MOVED_FROM) == text
