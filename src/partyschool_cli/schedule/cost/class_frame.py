"""What a class begins and ends with: 开班式, 结业式. Between these it is taught."""

import datetime as dt
from typing import Final, NamedTuple

from partyschool_cli.timetable.timeline import Timeline

_OPENINGS: Final = ("开班", "开学", "开训", "开幕")
_CLOSINGS: Final = ("结业", "结训", "闭幕", "毕业")

# A day, and minutes since midnight.
Moment = tuple[dt.date, int]


class Frame(NamedTuple):
    """When the opening is over, and when the closing begins; None without such an activity."""

    opened: Moment | None = None
    closing: Moment | None = None


def frame(timeline: Timeline) -> Frame:
    """The frame of a class with this timeline: after its first opening, before its last closing."""
    opened = closing = None
    for meeting in timeline.meetings:
        activity = meeting.first.session.activity or ""
        if any(word in activity for word in _OPENINGS):
            opened = opened or (meeting.date, meeting.end)
        if any(word in activity for word in _CLOSINGS):
            closing = (meeting.date, meeting.start)
    return Frame(opened, closing)
