"""Days and times of day as they are typed."""

import datetime as dt

from partyschool_cli.model.contact_hours import DAY_LENGTH


def read_date(text: str | None) -> dt.date | None:
    """The date that a text is; None for another text."""
    try:
        return dt.date.fromisoformat(text) if text and len(text) == len("2026-10-12") else None
    except ValueError:
        return None


def read_time(text: str | None) -> int | None:
    """The minutes since midnight of a time of day; None for another text."""
    hour, colon, minute = (text or "").partition(":")
    is_time = colon and hour.isdecimal() and minute.isdecimal() and len(minute) == len("30")
    found = int(hour) * 60 + int(minute) if is_time and len(hour) < len(minute) + 1 else DAY_LENGTH
    return found if found < DAY_LENGTH else None
