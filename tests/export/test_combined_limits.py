"""Shares of many counties as text."""

import pytest

from partyschool_cli.export.combined_limits import parts_text, share_text
from partyschool_cli.many.sums.measures import Ratio


@pytest.mark.parametrize(
    ("ratio", "share", "parts"),
    [
        (Ratio(3, 4), "75%", "3/4"),
        (Ratio(9_999, 10_000), "99%", "9999/10000"),
        (Ratio(2_000_000, 2_000_000), "100%", "2000000/2000000"),
        (Ratio(0, 0), "—", "0/0"),
    ],
)
def test_all_is_all_only(ratio: Ratio, share: str, parts: str) -> None:
    assert (share_text(ratio), parts_text(ratio)) == (share, parts)
