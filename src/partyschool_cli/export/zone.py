"""The time zone of a catalog's times."""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from partyschool_cli.model.manifest import DEFAULT_TIMEZONE


def zone_named(name: str) -> ZoneInfo:
    """A zone by its IANA name; China's where nobody knows it, which lint tells of."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo(DEFAULT_TIMEZONE)
