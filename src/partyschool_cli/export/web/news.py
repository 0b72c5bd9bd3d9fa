"""What the start page tells of changes: moved and cancelled sessions."""

import datetime as dt
from dataclasses import dataclass

from partyschool_cli.export.web.published import Named


@dataclass(frozen=True, slots=True)
class News:
    """A session that was moved or cancelled: `mark` says which, `to` when and where it is now.

    `was` is when it was to be, and why it changed. It is news until `last_day`.
    """

    mark: str
    title: Named
    to: str
    was: str
    classes: tuple[Named, ...]
    last_day: dt.date
