"""How time becomes contact hours (学时), as the catalog format defines it.

Source: the catalog format, “Contact hours of a session”.
"""

import datetime as dt
import math

from partyschool_cli.model.manifest import ContactHours, DayPart, Manifest

DAY_LENGTH = 24 * 60  # minutes
# Where a catalog counts by half days and has no morning to measure: half a day of 45-minute hours.
_MINUTES_WITHOUT_MORNING = 45.0


def minutes_of(time: dt.time) -> int:
    """Minutes since midnight."""
    return time.hour * 60 + time.minute


def time_at(minutes: int) -> dt.time:
    """The time so many minutes after midnight; less than a day."""
    return dt.time(*divmod(minutes, 60))


def contact_hours(start: dt.time, end: dt.time, manifest: Manifest) -> float:
    """The contact hours of a session from `start` to `end` on one day, in steps of 0.5.

    What falls in the gap between morning and afternoon does not count; a session that covers both
    whole counts `full_day`.
    """
    rule = manifest.contact_hours
    if _is_full_day(start, end, manifest):
        return _full_day(rule)
    minutes = minutes_of(end) - minutes_of(start)
    if noon := noon_break(start, end, manifest):
        minutes -= minutes_of(noon[1]) - minutes_of(noon[0])
    return _half_steps(minutes / _minutes_per_hour(rule, manifest.day_parts.get("morning")))


def minutes_for(hours: float, start: int, manifest: Manifest) -> int:
    """How long a session of so many contact hours is that begins at `start`, both in minutes.

    One that goes on after noon takes the gap between morning and afternoon too.
    """
    morning, afternoon = manifest.day_parts.get("morning"), manifest.day_parts.get("afternoon")
    length = math.ceil(hours * _minutes_per_hour(manifest.contact_hours, morning))
    if morning is None or afternoon is None:
        return length
    first, last = minutes_of(morning.end), minutes_of(afternoon.start)
    return length + last - first if start < first < start + length else length


def noon_break(start: dt.time, end: dt.time, manifest: Manifest) -> tuple[dt.time, dt.time] | None:
    """The part of a session between morning and afternoon, which does not count; None without one.

    A session that counts `full_day` has none.
    """
    morning, afternoon = manifest.day_parts.get("morning"), manifest.day_parts.get("afternoon")
    if morning is None or afternoon is None or _is_full_day(start, end, manifest):
        return None
    first, last = max(start, morning.end), min(end, afternoon.start)
    return (first, last) if first < last else None


def _is_full_day(start: dt.time, end: dt.time, manifest: Manifest) -> bool:
    morning, afternoon = manifest.day_parts.get("morning"), manifest.day_parts.get("afternoon")
    if morning is None or afternoon is None or not manifest.contact_hours.half_day:
        return False
    return start <= morning.start and end >= afternoon.end


def _full_day(rule: ContactHours) -> float:
    return rule.full_day if rule.full_day is not None else 2 * (rule.half_day or 0)


def _minutes_per_hour(rule: ContactHours, morning: DayPart | None) -> float:
    if rule.minutes:
        return rule.minutes
    if morning is None or not rule.half_day:
        return _MINUTES_WITHOUT_MORNING
    return (minutes_of(morning.end) - minutes_of(morning.start)) / rule.half_day


def _half_steps(hours: float) -> float:
    # Halves go up: round() would take 1.25 to 1.0 and 1.75 to 2.0.
    return math.floor(hours * 2 + 0.5) / 2
