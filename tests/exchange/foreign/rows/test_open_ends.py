"""Sessions that say when they begin only."""

import datetime as dt

from partyschool_cli.exchange.foreign.reading import ReadRow, ReadValue
from partyschool_cli.exchange.foreign.rows.open_ends import with_ends

GUESSED = "没有写几点结束，按 11:30"


def row(start: str, end: str, why: str = "", **more: str) -> ReadRow:
    values = {
        "date": ReadValue("", dt.date(2026, 10, 12)),
        "start": ReadValue("", dt.time.fromisoformat(start), why),
        "end": ReadValue("", dt.time.fromisoformat(end), why),
        **{name: ReadValue(text, text) for name, text in more.items()},
    }
    return ReadRow(2, "A2", values)


def ends(*rows: ReadRow) -> list[str]:
    return [f"{one.values['end'].value:%H:%M}" for one in with_ends(rows)]


def test_one_ends_where_the_next_begins() -> None:
    found = list(with_ends([row("09:00", "11:30", GUESSED), row("09:30", "11:30")]))
    assert found[0].values["end"] == ReadValue(
        "", dt.time(9, 30), "没有写几点结束，按下一课开始的 09:30"
    )


def test_an_end_that_is_said_stays() -> None:
    assert ends(row("09:00", "11:30"), row("09:30", "11:30")) == ["11:30", "11:30"]


def test_the_last_one_ends_with_its_part_of_the_day() -> None:
    assert ends(row("09:00", "11:30", GUESSED), row("14:30", "17:30")) == ["11:30", "17:30"]


def test_sessions_of_another_class_do_not_matter() -> None:
    first = row("09:00", "11:30", GUESSED, **{"class": "甲班"})
    assert ends(first, row("09:30", "11:30", **{"class": "乙班"})) == ["11:30", "11:30"]
