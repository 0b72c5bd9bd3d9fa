"""Values of a result as JSON and tables can have them."""

import datetime as dt
import json
import math
from decimal import Decimal
from typing import Any, Final

from partyschool_cli.many.sql.plain_values import plain, plain_rows
from partyschool_cli.many.sql.request import ResultColumn

VALUES: Final[list[tuple[Any, Any]]] = [
    (None, None),
    (True, True),
    ("党校", "党校"),
    (3.0, 3),
    (2.5, 2.5),
    (2.0**60, 2.0**60),
    (math.nan, None),
    (-math.inf, None),
    (Decimal("2.50"), 2.5),
    (Decimal("4.00"), 4),
    (dt.date(2026, 3, 2), "2026-03-02"),
    (dt.datetime(2026, 3, 2, 8, 30, tzinfo=dt.UTC), "2026-03-02T08:30:00+00:00"),
    (dt.time(8, 30), "08:30:00"),
    (dt.timedelta(days=1), "1 day, 0:00:00"),
    ([dt.date(2026, 3, 2), 1.0], ["2026-03-02", 1]),
    ((1.0, None), [1, None]),
    ({dt.date(2026, 3, 2): {"a": 1.5}}, {"2026-03-02": {"a": 1.5}}),
    (b"\x00\xff", "00ff"),
]


def test_a_value_is_plain() -> None:
    for value, expected in VALUES:
        found = plain(value)
        assert (found, type(found)) == (expected, type(expected))
        assert json.loads(json.dumps(found, allow_nan=False)) == expected


def test_only_columns_that_need_it_are_converted() -> None:
    columns = (ResultColumn("id", "VARCHAR"), ResultColumn("hours", "DOUBLE"))
    assert plain_rows(columns, [("a", 1.0), ("b", math.nan)]) == [["a", 1], ["b", None]]
    assert plain_rows(columns[:1], [("a",)]) == [["a"]]
